// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Behaviour of readers that is specific to PostgreSQL. */
class PostgresReaderTest {

    private final EventStore store = PostgresEventStore.create();

    private static DataSource fresh(PostgresServer server) throws SQLException {
        ServerDatabase database = server.createDatabase();
        try (Connection connection = database.connect()) {
            Schema.of(connection).apply(connection);
        }
        return new DriverManagerDataSource(database.url(), database.user(), database.password());
    }

    private static Event event(String id) {
        return Event.builder(StreamId.of("Sales", "Order", id), "Placed").build();
    }

    private PersistedEvent append(Connection tx, String id) {
        return store.append(tx, ExpectedVersion.any(), event(id)).events().get(0);
    }

    private PersistedEvent committed(DataSource dataSource, String id) {
        return Pupsourcing.create(dataSource)
                .append(ExpectedVersion.any(), event(id))
                .events()
                .get(0);
    }

    private static Connection begin(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<PersistedEvent> readUntil(LogReader reader, long after, PersistedEvent last) {
        List<PersistedEvent> read = new ArrayList<>();
        long[] position = {after};
        Waiting.until("position " + last.position(), () -> {
            EventPage page = reader.read(position[0], 10);
            read.addAll(page.events());
            position[0] = page.scannedTo();
            return position[0] >= last.position();
        });
        return read;
    }

    /** A prepared transaction belongs to no session, but its position is still open. */
    @Test
    void waitsForAPreparedTransactionAndNamesIt() throws SQLException {
        DataSource dataSource = fresh(PostgresServer.shared());
        String name = "prepared-" + dataSource.hashCode();
        for (ReadScope scope : List.of(ReadScope.all(), ReadScope.ofContexts("Sales"))) {
            long start = PostgresEventStore.log(dataSource).latestPosition();
            try (LogReader reader = PostgresEventStore.log(dataSource).openReader(scope);
                    Connection tx = begin(dataSource)) {
                PersistedEvent first = append(tx, "slow");
                PersistedEvent second = committed(dataSource, "quick");
                assertThat(reader.read(start, 10).end()).isEqualTo(EventPage.End.STALLED);
                execute(tx, "PREPARE TRANSACTION '" + name + "'");
                for (int i = 0; i < 3; i++) {
                    assertThat(reader.read(start, 10).end()).isEqualTo(EventPage.End.STALLED);
                }
                assertThat(reader.stall().orElseThrow().holders())
                        .anySatisfy(holder -> assertThat(holder.session()).isEqualTo("prepared " + name));
                try (Connection other = dataSource.getConnection()) {
                    execute(other, "COMMIT PREPARED '" + name + "'");
                }
                assertThat(readUntil(reader, start, second)).containsExactly(first, second);
            }
        }
    }

    /** A job that changes the events table counts as an append: readers wait for it, and report it. */
    @Test
    void waitsForAJobOnTheTableOnlyAtAHole() throws SQLException {
        DataSource dataSource = fresh(PostgresServer.shared());
        try (Connection job = begin(dataSource);
                LogReader reader = PostgresEventStore.log(dataSource).openReader(ReadScope.all())) {
            PersistedEvent first = committed(dataSource, "a");
            execute(job, "LOCK TABLE events IN ROW EXCLUSIVE MODE");
            assertThat(reader.read(0, 10).events()).containsExactly(first);
            try (Connection dead = begin(dataSource)) {
                append(dead, "dead");
                dead.rollback();
            }
            PersistedEvent second = committed(dataSource, "b");
            assertThat(reader.read(first.position(), 10).end()).isEqualTo(EventPage.End.STALLED);
            assertThat(reader.stall().orElseThrow().holders()).hasSize(1);
            job.rollback();
            assertThat(readUntil(reader, first.position(), second)).containsExactly(second);
        }
    }

    @Test
    void refusesPositionsThatDoNotAscend() throws SQLException {
        DataSource dataSource = fresh(PostgresServer.shared());
        EventLog log = PostgresEventStore.log(dataSource);
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "ALTER TABLE events ALTER COLUMN global_position SET CACHE 20");
            assertThatThrownBy(log::latestPosition)
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("table events assigns positions with CACHE 20")
                    .hasMessageContaining("set CACHE 1");
            assertThatThrownBy(() -> Pupsourcing.create(dataSource)).isInstanceOf(SchemaException.class);
            execute(connection, "ALTER TABLE \"events\" ALTER COLUMN global_position SET CACHE 1 SET INCREMENT BY 1");
            assertThat(log.latestPosition()).isZero();
            execute(connection, "ALTER TABLE events ALTER COLUMN global_position DROP IDENTITY");
            assertThatThrownBy(log::latestPosition)
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("has no identity on global_position");
        }
    }

    /** With a pooler the connection outlives the server; proofs from the old one must not. */
    @Test
    void provesAnewWhenTheServerWasRestartedBehindAPooler() throws SQLException {
        try (PostgresServer server = PostgresServer.embedded()) {
            DataSource dataSource = fresh(server);
            EventLog log = PostgresEventStore.log(new Pooler(dataSource).dataSource());
            for (ReadScope scope : List.of(ReadScope.all(), ReadScope.ofContexts("Sales"))) {
                long start = PostgresEventStore.log(dataSource).latestPosition();
                try (LogReader reader = log.openReader(scope)) {
                    PersistedEvent before = afterAHole(dataSource);
                    assertThat(readUntil(reader, start, before)).containsExactly(before);
                    server.kill();
                    server.restart();
                    assertThat(readUntil(reader, start, before)).containsExactly(before);
                    try (Connection slow = begin(dataSource)) {
                        PersistedEvent first = append(slow, "slow");
                        PersistedEvent second = committed(dataSource, "quick");
                        assertThat(reader.read(before.position(), 10).events()).isEmpty();
                        slow.commit();
                        assertThat(readUntil(reader, before.position(), second)).containsExactly(first, second);
                    }
                }
            }
        }
    }

    private PersistedEvent afterAHole(DataSource dataSource) throws SQLException {
        try (Connection dead = begin(dataSource)) {
            append(dead, "dead");
            dead.rollback();
        }
        return committed(dataSource, "alive");
    }

    /** A server that is replaced after the rows were read and before the check invalidates the rows as well. */
    @Test
    void deliversNothingByAProofAboutAnotherServer() throws SQLException {
        DataSource dataSource = fresh(PostgresServer.shared());
        boolean[] exchanged = {false};
        DataSource pooled = Interception.of(dataSource, new Interceptor() {
            @Override
            public void beforeStatement(Connection session, String sql) throws SQLException {
                if (exchanged[0] && sql.contains("pg_postmaster_start_time")) {
                    execute(session, "SET search_path = other, pg_catalog, public");
                }
            }
        });
        try (Connection connection = dataSource.getConnection();
                LogReader reader = PostgresEventStore.log(pooled).openReader(ReadScope.all())) {
            execute(connection, "CREATE SCHEMA other");
            execute(
                    connection,
                    "CREATE FUNCTION other.pg_postmaster_start_time() RETURNS TIMESTAMPTZ"
                            + " LANGUAGE SQL AS 'SELECT clock_timestamp()'");
            PersistedEvent alive = afterAHole(dataSource);
            assertThat(readUntil(reader, 0, alive)).containsExactly(alive);
            exchanged[0] = true;
            EventPage page = reader.read(0, 10);
            assertThat(page.events()).isEmpty();
            assertThat(page.end()).isEqualTo(EventPage.End.STALLED);
        }
    }

    /** A standby shows no locks; its results replace the primary's here. */
    @Test
    void provesNothingOnAStandbyAndReportsIt() throws SQLException {
        DataSource dataSource = fresh(PostgresServer.shared());
        DataSource standby = Interception.of(dataSource, new Interceptor() {
            @Override
            public void beforeStatement(Connection session, String sql) throws SQLException {
                execute(session, "SET search_path = standby, pg_catalog, public");
            }
        });
        try (Connection connection = begin(dataSource)) {
            execute(connection, "CREATE SCHEMA standby");
            execute(
                    connection,
                    "CREATE FUNCTION standby.pg_is_in_recovery() RETURNS BOOLEAN LANGUAGE SQL AS 'SELECT true'");
            execute(connection, "CREATE VIEW standby.pg_locks AS SELECT * FROM pg_catalog.pg_locks WHERE false");
            connection.commit();
        }
        try (LogReader reader = PostgresEventStore.log(standby).openReader(ReadScope.all());
                Connection slow = begin(dataSource)) {
            PersistedEvent first = committed(dataSource, "a");
            assertThat(reader.read(0, 10).events()).containsExactly(first);
            PersistedEvent second = append(slow, "slow");
            PersistedEvent third = committed(dataSource, "quick");
            for (int i = 0; i < 3; i++) {
                EventPage page = reader.read(first.position(), 10);
                assertThat(page.events()).isEmpty();
                assertThat(page.end()).isEqualTo(EventPage.End.STALLED);
            }
            assertThat(reader.stall().orElseThrow().advice().orElseThrow()).contains("standby");
            slow.commit();
            assertThat(reader.read(first.position(), 10).events()).containsExactly(second, third);
        }
    }

    /** The role for applications: it appends and reads, also over gaps, but cannot change or delete events. */
    @Test
    void theInsertOnlyRoleIsEnoughAndNoMore() throws SQLException {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        String name = "u_" + database.url().substring(database.url().length() - 12);
        DataSource owner = new DriverManagerDataSource(database.url(), database.user(), database.password());
        SchemaOptions options =
                SchemaOptions.builder().insertOnlyRole(name + "_role").build();
        try (Connection connection = database.connect()) {
            Schema.of(new PostgresDatabase(), options).apply(connection);
            execute(connection, "CREATE USER " + name + " PASSWORD 'secret' IN ROLE " + name + "_role");
        }
        DataSource limited = new DriverManagerDataSource(database.url(), name, "secret");
        PersistedEvent first = committed(limited, "a");
        PersistedEvent second = afterAHole(limited);
        for (ReadScope scope : List.of(ReadScope.all(), ReadScope.ofContexts("Sales"))) {
            try (LogReader reader = PostgresEventStore.log(limited).openReader(scope)) {
                assertThat(readUntil(reader, 0, second)).containsExactly(first, second);
            }
        }
        try (Connection connection = limited.getConnection()) {
            for (String forbidden : List.of("UPDATE events SET slot = 1", "DELETE FROM events", "TRUNCATE events")) {
                assertThatThrownBy(() -> execute(connection, forbidden))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
            }
        }
        assertThat(Pupsourcing.create(owner).log().latestPosition()).isEqualTo(second.position());
    }
}
