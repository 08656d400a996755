// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.EventHandler;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.DeadLetterRow;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.ReadModel;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.transaction.Backoff;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Failures of the environment are retried, whatever the policy; failures of a handler are not. */
public abstract class EnvironmentContract extends ProcessingContract {

    /** The number of times that each failure occurs: more than the policy allows. */
    private static final int TIMES = 3;

    private static final ErrorPolicy IMPATIENT =
            ErrorPolicy.deadLetter().withRetries(Backoff.of(2, Duration.ofMillis(1), Duration.ofMillis(1)));

    /** The place where a failure occurs. */
    private enum Place {
        CONNECT,
        CHECKPOINT,
        HANDLER
    }

    /** For suites. */
    protected EnvironmentContract() {}

    /** Failures as the driver reports them while the server is read-only or full, or rejects logins or locks. */
    protected abstract List<SQLException> troubles();

    /** A statement that sets the session's lock time-out to the minimum. */
    protected abstract String impatience();

    @Test
    void noTroubleOfTheEnvironmentIsChargedToAnEvent() throws Exception {
        List<Long> placed = place(4, 2);
        int number = 0;
        for (SQLException trouble : troubles()) {
            for (Place place : Place.values()) {
                String name = "seen_" + number++;
                Troubled troubled = new Troubled(name, trouble, place);
                ReadModel read = ReadModel.create(fixture().dataSource(), name);
                Pupsourcing backend = Pupsourcing.create(troubled.dataSource());
                troubled.left.set(TIMES);
                with(IMPATIENT)
                        .runner(backend, read.projection(name, ReadScope.all()))
                        .runUntil(placed.get(3));
                assertThat(read.positions())
                        .as("%s at %s", trouble.getMessage(), place)
                        .isEqualTo(placed);
                assertThat(troubled.left).hasValue(0);
                assertThat(dead(name)).isEmpty();
            }
        }
    }

    private List<DeadLetterRow> dead(String projection) throws SQLException {
        return inTransaction(tx -> fixture().projections().deadLetters().list(tx, projection, 100));
    }

    private static EngineOptions with(ErrorPolicy policy) {
        return options().errorPolicy(policy).build();
    }

    /** Connections that fail several times at one place. */
    private final class Troubled implements Interceptor {

        private final String table;
        private final SQLException trouble;
        private final Place place;
        private final AtomicInteger left = new AtomicInteger();

        Troubled(String table, SQLException trouble, Place place) {
            this.table = table;
            this.trouble = trouble;
            this.place = place;
        }

        DataSource dataSource() {
            DataSource intercepted = Interception.of(fixture().dataSource(), this);
            return (DataSource) Proxy.newProxyInstance(
                    EnvironmentContract.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, m, a) -> {
                        failIf(place == Place.CONNECT);
                        return intercepted.getConnection();
                    });
        }

        @Override
        public void beforeStatement(Connection session, String sql) throws SQLException {
            failIf(place == Place.HANDLER && sql.startsWith("INSERT INTO %s (".formatted(table)));
            failIf(place == Place.CHECKPOINT && sql.startsWith("UPDATE") && sql.contains("projection_checkpoints"));
        }

        private void failIf(boolean here) throws SQLException {
            if (here && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw trouble;
            }
        }
    }

    /** Another session locks the row that the handler inserts, for longer than many lock time-outs. */
    @Test
    void aLockThatIsNotGrantedIsWaitedFor() throws Exception {
        List<Long> placed = place(4, 2);
        AtomicInteger sessions = new AtomicInteger();
        Pupsourcing backend = Pupsourcing.create(impatient(sessions));
        Projection projection = model().projection("orders", ReadScope.all());
        try (ProjectionRunner processor = with(IMPATIENT).runner(backend, projection)) {
            try (Connection holder = fixture().begin()) {
                insert(holder, placed.get(1));
                processor.start();
                Supplier<Phase> phase = () -> processor.partitions().get(0).phase();
                Waiting.until("a failure", () -> phase.get() == Phase.RETRYING || phase.get() == Phase.WAITING);
                int before = sessions.get();
                Waiting.until("more tries than the policy has", () -> sessions.get() > before + 4);
                holder.rollback();
            }
            Waiting.until("all events", () -> model().has(4), () -> String.valueOf(processor.partitions()));
        }
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(dead("orders")).isEmpty();
    }

    private DataSource impatient(AtomicInteger sessions) {
        return (DataSource) Proxy.newProxyInstance(
                EnvironmentContract.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, m, a) -> {
                    Connection session = fixture().dataSource().getConnection();
                    run(session, impatience());
                    sessions.incrementAndGet();
                    return session;
                });
    }

    private static void insert(Connection tx, long position) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement("INSERT INTO seen (position) VALUES (?)")) {
            insert.setLong(1, position);
            insert.executeUpdate();
        }
    }

    @Test
    void aHandlersOwnMistakesAreCharged() throws Exception {
        List<Long> placed = place(1, 1);
        List<EventHandler> mistakes = List.of(
                (tx, event) -> run(tx, "SELECT nothing FROM nowhere"),
                (tx, event) -> run(tx, "SELEC 1"),
                (tx, event) -> {
                    insert(tx, 77);
                    insert(tx, 77);
                },
                (tx, event) -> {
                    throw new SQLException("made up by the handler");
                },
                (tx, event) -> {
                    throw new IllegalStateException("no connection");
                });
        int number = 0;
        for (EventHandler mistake : mistakes) {
            String name = "mistaken-" + number++;
            processor(Projection.of(name, mistake), with(IMPATIENT)).runOnce();
            assertThat(dead(name)).extracting(DeadLetterRow::position).isEqualTo(placed);
        }
    }

    private static void run(Connection tx, String sql) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void manyDeadLettersStopTheProjection() throws Exception {
        List<Long> placed = place(20, 20);
        Projection failing = Projection.of("orders", (tx, event) -> {
            throw new IllegalStateException("not one of them");
        });
        EngineOptions limited = options()
                .errorPolicy(ErrorPolicy.deadLetter())
                .deadLetterLimit(5, Duration.ofHours(1))
                .build();
        ProjectionRunner processor = processor(failing, limited);
        for (int i = 0; i < 2; i++) {
            ProjectionStoppedException stopped =
                    catchThrowableOfType(ProjectionStoppedException.class, processor::runOnce);
            assertThat(stopped).hasMessageContaining("deadLetterLimit allows 5 dead letters within PT1H");
            assertThat(stopped.position()).hasValue(placed.get(5));
            assertThat(dead("orders")).extracting(DeadLetterRow::position).isEqualTo(placed.subList(0, 5));
        }
    }

    @Test
    void aSegmentThatFailedIsTriedAgain() throws Exception {
        List<Long> placed = place(12, 6);
        AtomicBoolean deployed = new AtomicBoolean();
        Projection failing = Projection.of("orders", (tx, event) -> {
            if (!deployed.get() && event.position() == placed.get(3)) {
                throw new IllegalStateException("the table is missing");
            }
            model().handle(tx, event);
        });
        WorkerOptions.Builder sharing = WorkersContract.sharing(2).retryFailed(Duration.ofMillis(200));
        try (ProjectionWorker worker =
                options().build().worker(pup(), failing, sharing).build()) {
            worker.start();
            Waiting.until("the failure", () -> worker.failure().isPresent());
            deployed.set(true);
            Waiting.until("all events", () -> model().has(12));
            Waiting.until("the end of the failure", () -> worker.failure().isEmpty());
        }
        assertThat(model().positions()).isEqualTo(placed);
    }
}
