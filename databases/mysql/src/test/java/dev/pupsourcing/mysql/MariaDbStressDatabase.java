// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.stress.StressDatabase;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A new database on a server, whose sessions can be ended and which has XA transactions. */
class MariaDbStressDatabase implements StressDatabase {

    private final ServerDatabase database;
    private final StoreFixture fixture;

    MariaDbStressDatabase(MariaDbServer server) throws SQLException {
        this.database = server.createDatabase();
        this.fixture = StoreFixture.create(
                new MySqlDatabase(),
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
            execute(administrator, "KILL CONNECTION %s".formatted(sessions.get(choice.nextInt(sessions.size()))));
            return true;
        }
    }

    private static List<Long> sessions(Connection administrator) throws SQLException {
        long own = Sessions.number(administrator, "SELECT CONNECTION_ID()");
        List<Long> sessions = new ArrayList<>();
        try (Statement statement = administrator.createStatement();
                ResultSet row = statement.executeQuery("SHOW PROCESSLIST")) {
            while (row.next()) {
                if (administrator.getCatalog().equals(row.getString("db")) && row.getLong("Id") != own) {
                    sessions.add(row.getLong("Id"));
                }
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
        return Optional.of(new XaTransactions());
    }

    /** XA transactions, finished from another session than the one that prepared them. */
    private static final class XaTransactions implements TwoPhase {

        private static final int NOT_THERE = 1397;

        @Override
        public void begin(Connection session, String id) throws SQLException {
            session.setAutoCommit(false);
            execute(session, "XA START '%s'".formatted(id));
        }

        @Override
        public void prepare(Connection session, String id) throws SQLException {
            execute(session, "XA END '%s'".formatted(id));
            execute(session, "XA PREPARE '%s'".formatted(id));
        }

        /** The session that prepared it may take a moment to release it. */
        @Override
        public boolean finish(Connection session, String id, boolean commit) throws SQLException {
            try {
                execute(session, (commit ? "XA COMMIT '%s'" : "XA ROLLBACK '%s'").formatted(id));
                return true;
            } catch (SQLException e) {
                if (e.getErrorCode() == NOT_THERE && !prepared(session).contains(id)) {
                    return false;
                }
                throw e;
            }
        }

        @Override
        public List<String> prepared(Connection session) throws SQLException {
            try (Statement statement = session.createStatement();
                    ResultSet row = statement.executeQuery("XA RECOVER")) {
                List<String> ids = new ArrayList<>();
                while (row.next()) {
                    ids.add(row.getString("data"));
                }
                return ids;
            }
        }
    }
}
