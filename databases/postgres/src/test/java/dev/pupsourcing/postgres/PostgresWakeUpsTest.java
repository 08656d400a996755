// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.RunnerOptions;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Notifications between two facades, each with its own wake-ups as in separate processes, without polling. */
class PostgresWakeUpsTest {

    private static final RunnerOptions NEVER_POLLING =
            RunnerOptions.builder().pollInterval(Duration.ofHours(1)).build();

    private final AtomicInteger handled = new AtomicInteger();
    private DataSource dataSource;

    @BeforeEach
    void createDatabase() throws SQLException {
        ServerDatabase database = PostgresServer.shared().createDatabase();
        dataSource = new DriverManagerDataSource(database.url(), database.user(), database.password());
        StoreFixture.create(new PostgresDatabase(), dataSource);
    }

    private Pupsourcing facade(PostgresWakeUps wakeUps) {
        return Pupsourcing.create(dataSource).withWakeUps(wakeUps);
    }

    private ProjectionRunner counting(Pupsourcing pupsourcing) {
        Projection projection = Projection.of("counting", (tx, event) -> handled.incrementAndGet());
        return ProjectionRunner.builder(pupsourcing)
                .add(projection)
                .options(NEVER_POLLING)
                .build();
    }

    private static void place(Pupsourcing pupsourcing) {
        pupsourcing.append(
                ExpectedVersion.any(),
                Event.builder(StreamId.of("Sales", "Order", "o-1"), "OrderPlaced")
                        .build());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void anAppendWakesAnotherProcessAlsoAfterItsConnectionsBroke() throws Exception {
        try (PostgresWakeUps here = PostgresWakeUps.open(dataSource);
                PostgresWakeUps there = PostgresWakeUps.open(dataSource);
                ProjectionRunner processor = counting(facade(there))) {
            Pupsourcing writer = facade(here);
            processor.start();
            Waiting.until("listening", there::isListening);
            Waiting.until("the end", () -> processor.partitions().get(0).phase() == Phase.CAUGHT_UP);
            place(writer);
            Waiting.until("the event", () -> handled.get() == 1);
            place(writer);
            Waiting.until("the next event", () -> handled.get() == 2);

            execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
            place(writer);
            Waiting.until("the event after the break", () -> handled.get() == 3);
            Waiting.until("listening again", there::isListening);
            place(writer);
            Waiting.until("the last event", () -> handled.get() == 4);
        }
    }

    @Test
    void manyWakeUpsBecomeFewNotifications() throws Exception {
        int wakeUps = 20_000;
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                PostgresWakeUps sender = PostgresWakeUps.open(dataSource, "shop")) {
            statement.execute("LISTEN shop");
            for (int i = 0; i < wakeUps; i++) {
                sender.wakeUp();
            }
            PGConnection session = connection.unwrap(PGConnection.class);
            AtomicInteger received = new AtomicInteger();
            Waiting.until("a notification", () -> receive(session, received) > 0);
            assertThat(received.get()).isBetween(1, wakeUps / 2);
        }
    }

    private static int receive(PGConnection session, AtomicInteger received) {
        try {
            PGNotification[] notifications = session.getNotifications(200);
            return received.addAndGet(notifications == null ? 0 : notifications.length);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** As with a pooler that assigns sessions per transaction. */
    @Test
    void noticesThatNotificationsAreSwallowed() {
        DataSource swallowing = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection connection = (Connection) method.invoke(dataSource, arguments);
                    asked.incrementAndGet();
                    return deaf(connection);
                });
        try (PostgresWakeUps wakeUps = PostgresWakeUps.open(swallowing)) {
            wakeUps.subscribe(handled::incrementAndGet);
            Waiting.until("the self-test", () -> asked.get() > 2);
            assertThat(wakeUps.isListening()).isFalse();
            assertThat(handled.get()).isZero();
            wakeUps.wakeUp();
            assertThat(handled.get()).isEqualTo(1);
        }
    }

    private final AtomicInteger asked = new AtomicInteger();

    private Connection deaf(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("unwrap")) {
                        return method.invoke(connection, arguments);
                    }
                    return Proxy.newProxyInstance(
                            getClass().getClassLoader(), new Class<?>[] {PGConnection.class}, (self, call, values) -> {
                                asked.incrementAndGet();
                                return null;
                            });
                });
    }

    @Test
    void refusesAChannelThatWouldNeedQuotes() {
        assertThatThrownBy(() -> PostgresWakeUps.open(dataSource, "a\"b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a\"b");
    }
}
