// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.stress.StressDatabase;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A new database on a server, whose sessions can be ended and whose transactions can be prepared. */
class PostgresStressDatabase implements StressDatabase {

    private static final String SESSIONS = """
            SELECT pid FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
             ORDER BY pid""";

    private final ServerDatabase database;
    private final StoreFixture fixture;

    PostgresStressDatabase(PostgresServer server) throws SQLException {
        this.database = server.createDatabase();
        this.fixture = StoreFixture.create(
                new PostgresDatabase(),
                new DriverManagerDataSource(database.url(), database.user(), database.password()),
                Trait.POSITIONS_BEFORE_COMMIT);
    }

    ServerDatabase database() {
        return database;
    }

    @Override
    public StoreFixture fixture() {
        return fixture;
    }

    @Override
    public boolean endSession(Random choice) throws SQLException {
        try (Connection administrator = fixture.dataSource().getConnection()) {
            List<Long> sessions = sessions(administrator);
            if (sessions.isEmpty()) {
                return false;
            }
            long victim = sessions.get(choice.nextInt(sessions.size()));
            execute(administrator, "SELECT pg_terminate_backend(%s)".formatted(victim));
            return true;
        }
    }

    static List<Long> sessions(Connection administrator) throws SQLException {
        List<Long> sessions = new ArrayList<>();
        try (Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery(SESSIONS)) {
            while (row.next()) {
                sessions.add(row.getLong(1));
            }
        }
        return sessions;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Optional<TwoPhase> twoPhase() {
        return Optional.of(new PreparedTransactions());
    }

    /** Transactions that are prepared and finished from any session. */
    private static final class PreparedTransactions implements TwoPhase {

        private static final String NOT_THERE = "42704";

        @Override
        public void begin(Connection session, String id) throws SQLException {
            session.setAutoCommit(false);
        }

        @Override
        public void prepare(Connection session, String id) throws SQLException {
            execute(session, "PREPARE TRANSACTION '%s'".formatted(id));
        }

        @Override
        public boolean finish(Connection session, String id, boolean commit) throws SQLException {
            try {
                execute(session, (commit ? "COMMIT PREPARED '%s'" : "ROLLBACK PREPARED '%s'").formatted(id));
                return true;
            } catch (SQLException e) {
                if (NOT_THERE.equals(e.getSQLState())) {
                    return false;
                }
                throw e;
            }
        }

        @Override
        public List<String> prepared(Connection session) throws SQLException {
            try (Statement statement = session.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT gid FROM pg_prepared_xacts WHERE database = current_database()")) {
                List<String> ids = new ArrayList<>();
                while (row.next()) {
                    ids.add(row.getString(1));
                }
                return ids;
            }
        }
    }
}
