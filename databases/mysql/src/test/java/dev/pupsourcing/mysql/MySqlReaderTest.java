// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.log.DamagedLogException;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LockHolder;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Behaviour of readers, and of users with few privileges, that is specific to MySQL and MariaDB. */
class MySqlReaderTest {

    private final EventStore store = MySqlEventStore.create();
    private final AtomicLong seconds = new AtomicLong();

    /** A clock that advances at each call, so that tests do not wait for the grace period. */
    private final InstantSource clock = () -> Instant.ofEpochSecond(seconds.incrementAndGet());

    private ServerDatabase database;
    private DataSource dataSource;

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = MariaDbServer.shared().createDatabase();
        dataSource = new DriverManagerDataSource(database.url(), database.user(), database.password());
        try (Connection connection = database.connect()) {
            Schema.of(connection).apply(connection);
        }
    }

    private static Event event(String id) {
        return Event.builder(StreamId.of("Sales", "Order", id), "Placed").build();
    }

    private PersistedEvent committed(String id) {
        return Pupsourcing.create(dataSource)
                .append(ExpectedVersion.any(), event(id))
                .events()
                .get(0);
    }

    private void rolledBack() throws SQLException {
        try (Connection dead = database.connect()) {
            dead.setAutoCommit(false);
            store.append(dead, ExpectedVersion.any(), event("dead"));
            dead.rollback();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private LogReader reader(DataSource source) {
        return Stores.of(new MySqlDatabase()).log(source, clock).openReader(ReadScope.all());
    }

    private String named(String prefix) {
        return prefix + database.name().substring(database.name().length() - 12);
    }

    private String user(String grants) throws SQLException {
        String name = named("u_");
        try (Connection connection = database.connect()) {
            execute(connection, "CREATE USER " + name + "@'%' IDENTIFIED BY 'secret'");
            execute(connection, "GRANT " + grants + " TO " + name + "@'%'");
        }
        return name;
    }

    /** A reader that cannot fill a gap waits at it, reports why, and passes when another user has filled it. */
    @Test
    void aReadOnlyReaderWaitsAtAGapAndReportsWhy() throws SQLException {
        String grants = "SELECT ON " + database.name() + ".*";
        DataSource readOnly = new DriverManagerDataSource(database.url(), user(grants), "secret");
        PersistedEvent first = committed("a");
        rolledBack();
        PersistedEvent second = committed("b");
        try (LogReader reader = reader(readOnly);
                LogReader other = reader(dataSource)) {
            assertThat(reader.read(0, 10).events()).containsExactly(first);
            for (int i = 0; i < 3; i++) {
                EventPage page = reader.read(first.position(), 10);
                assertThat(page.end()).isEqualTo(EventPage.End.STALLED);
            }
            assertThat(reader.stall().orElseThrow().advice().orElseThrow()).contains("lacks the INSERT privilege");
            while (!other.read(first.position(), 10).caughtUp()) {
                assertThat(seconds.get()).isLessThan(1000);
            }
            assertThat(reader.read(first.position(), 10).events()).containsExactly(second);
            assertThat(reader.stall()).isEmpty();
        }
    }

    private void leaveHoleUpTo(long position) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, "ALTER TABLE events AUTO_INCREMENT = " + (position + 1));
        }
    }

    /** A gap as after a rolled-back import. */
    @Test
    void aLargeHoleIsPassed() throws SQLException {
        PersistedEvent first = committed("a");
        leaveHoleUpTo(150_000);
        PersistedEvent second = committed("b");
        try (LogReader reader = reader(dataSource)) {
            assertThat(reader.read(0, 10).events()).containsExactly(first);
            long after = first.position();
            List<PersistedEvent> read = new ArrayList<>();
            while (read.isEmpty()) {
                EventPage page = reader.read(after, 10_000);
                read.addAll(page.events());
                after = page.scannedTo();
                assertThat(seconds.get()).isLessThan(10_000);
            }
            assertThat(read).containsExactly(second);
        }
    }

    @Test
    void aHoleThatNoAppendLeavesIsReportedAndPassedOnceItIsMarked() throws SQLException {
        PersistedEvent first = committed("a");
        leaveHoleUpTo(9_999_999);
        PersistedEvent second = committed("b");
        try (LogReader reader = reader(dataSource);
                Connection administrator = database.connect()) {
            assertThat(reader.read(0, 10).events()).containsExactly(first);
            Throwable refusal = catchThrowable(() -> reader.read(first.position(), 10));
            assertThat(refusal)
                    .isInstanceOfSatisfying(
                            DamagedLogException.class,
                            damage -> assertThat(damage.position()).isEqualTo(first.position() + 1))
                    .hasMessageContaining("a gap of 9999998 positions after position " + first.position());
            String message = refusal.getMessage();
            execute(administrator, message.substring(message.indexOf("INSERT INTO")));
            assertThat(reader.read(first.position(), 10).events()).containsExactly(second);
        }
    }

    @Test
    void refusesAnotherIncrement() {
        ServerDatabase altered = database.with("sessionVariables", "auto_increment_increment=2");
        DataSource stepping = new DriverManagerDataSource(altered.url(), altered.user(), altered.password());
        EventLog log = MySqlEventStore.log(stepping);
        assertThatThrownBy(log::latestPosition)
                .isInstanceOf(StoreAccessException.class)
                .hasMessageContaining("auto_increment_increment is 2; set it to 1");
        assertThatThrownBy(() -> Pupsourcing.create(stepping)).isInstanceOf(StoreAccessException.class);
    }

    /** The role for applications: it appends and reads, also over gaps, but cannot change or delete events. */
    @Test
    void theInsertOnlyRoleIsEnoughAndNoMore() throws SQLException {
        String role = named("r_");
        try (Connection connection = database.connect()) {
            Schema.of(
                            new MySqlDatabase(),
                            SchemaOptions.builder().insertOnlyRole(role).build())
                    .apply(connection);
        }
        String name = user(role);
        try (Connection connection = database.connect()) {
            String to = Sessions.isMariaDb(connection) ? "FOR" : "TO";
            execute(connection, "SET DEFAULT ROLE %s %s %s@'%%'".formatted(role, to, name));
        }
        DataSource limited = new DriverManagerDataSource(database.url(), name, "secret");
        Pupsourcing pupsourcing = Pupsourcing.create(limited);
        pupsourcing.append(ExpectedVersion.noStream(), event("a"), event("a"));
        rolledBack();
        pupsourcing.append(ExpectedVersion.exact(2), event("a"));
        try (LogReader reader = reader(limited)) {
            long after = 0;
            int read = 0;
            while (read < 3) {
                EventPage page = reader.read(after, 10);
                after = page.scannedTo();
                read += page.size();
                assertThat(seconds.get()).isLessThan(1000);
            }
        }
        try (Connection connection = limited.getConnection()) {
            for (String forbidden : new String[] {"UPDATE events SET slot = 1", "DELETE FROM events"}) {
                assertThatThrownBy(() -> execute(connection, forbidden))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("denied");
            }
        }
    }

    /** MySQL cannot list its processes while a statement contains bytes that are not text. */
    @Test
    void whoHoldsAPositionIsToldWhileOthersSendBytes() throws SQLException {
        PersistedEvent first = committed("a");
        try (Connection holder = database.connect();
                Connection noisy = database.connect();
                Sessions.Running noise = Sessions.sendBytes(noisy);
                LogReader reader = reader(dataSource)) {
            assertThat(noise).isNotNull();
            holder.setAutoCommit(false);
            store.append(holder, ExpectedVersion.any(), event("held"));
            committed("b");
            assertThat(reader.read(first.position(), 10).end()).isEqualTo(EventPage.End.STALLED);
            assertThat(reader.stall().orElseThrow().holders())
                    .extracting(LockHolder::session)
                    .contains(Long.toString(Sessions.number(holder, "SELECT CONNECTION_ID()")));
            holder.rollback();
        }
    }
}
