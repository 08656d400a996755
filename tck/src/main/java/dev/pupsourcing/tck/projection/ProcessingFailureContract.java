// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.EventHandler;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Checkpoints;
import dev.pupsourcing.projection.spi.DeadLetterRow;
import dev.pupsourcing.projection.spi.ParkedStreamRow;
import dev.pupsourcing.projection.spi.TakenCheckpoint;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ServerIncarnation;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.ReadModel;
import dev.pupsourcing.testkit.Interception;
import dev.pupsourcing.testkit.Interceptor;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Failures of running projections: error policies, retries, handlers that misbehave, checkpoints that do not match. */
public abstract class ProcessingFailureContract extends ProcessingContract {

    /** For suites. */
    protected ProcessingFailureContract() {}

    /** Writes the read model, but fails at one event. */
    private Projection failingAt(long position, EventHandler failure) {
        return Projection.of("orders", (tx, event) -> {
            if (event.position() == position) {
                failure.handle(tx, event);
            }
            model().handle(tx, event);
        });
    }

    private static void fail(Connection tx, Object event) {
        throw new IllegalArgumentException("no such customer");
    }

    private static EngineOptions with(ErrorPolicy policy) {
        return options().errorPolicy(policy).build();
    }

    @Test
    void stopsBeforeTheEventThatFailsAndKeepsTheOnesBefore() throws Exception {
        List<Long> placed = place(20, 4);
        long bad = placed.get(13);
        ProjectionRunner processor = processor(
                failingAt(bad, ProcessingFailureContract::fail), options().build());
        for (int i = 0; i < 2; i++) {
            ProjectionStoppedException stopped =
                    catchThrowableOfType(ProjectionStoppedException.class, processor::runOnce);
            assertThat(stopped.projection()).isEqualTo("orders");
            assertThat(stopped.position()).hasValue(bad);
            assertThat(stopped.eventId()).isPresent();
            assertThat(stopped).hasMessageContaining("no such customer").hasRootCauseMessage("no such customer");
            assertThat(model().positions()).isEqualTo(placed.subList(0, 13));
            assertThat(position("orders")).isBetween(placed.get(12), bad - 1);
        }
        assertThat(processor.partitions().get(0).phase()).isEqualTo(Phase.FAILED);
        assertThat(processor.partitions().get(0).lastError()).isPresent();
        processor(orders(), options().build()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void parksTheAggregateAndGoesOnWithTheOthers() throws Exception {
        List<Long> placed = place(20, 4);
        Projection failing = failingAt(placed.get(5), ProcessingFailureContract::fail);
        processor(failing, with(ErrorPolicy.park())).runOnce();
        placed.addAll(place(8, 4));
        processor(failing, with(ErrorPolicy.park())).runOnce();
        List<Long> others = placed.stream()
                .filter(position -> placed.indexOf(position) % 4 != 1 || placed.indexOf(position) == 1)
                .toList();
        assertThat(model().positions()).isEqualTo(others);
        List<ParkedStreamRow> parked =
                inTransaction(tx -> fixture().projections().parkedStreams().list(tx, "orders", 10));
        assertThat(parked).extracting(ParkedStreamRow::stream).containsExactly(order("o-1"));
        assertThat(parked.get(0).firstPosition()).isEqualTo(placed.get(5));
        assertThat(parked.get(0).error()).contains("no such customer");
        assertThat(position("orders")).isEqualTo(placed.get(27));
    }

    @Test
    void putsTheEventAsideAndGoesOn() throws Exception {
        List<Long> placed = place(20, 20);
        Projection failing = failingAt(placed.get(5), ProcessingFailureContract::fail);
        processor(failing, with(ErrorPolicy.deadLetter())).runOnce();
        List<Long> others = placed.stream()
                .filter(position -> !position.equals(placed.get(5)))
                .toList();
        assertThat(model().positions()).isEqualTo(others);
        List<DeadLetterRow> dead =
                inTransaction(tx -> fixture().projections().deadLetters().list(tx, "orders", 10));
        assertThat(dead).extracting(DeadLetterRow::position).containsExactly(placed.get(5));
        assertThat(dead.get(0).error()).contains("no such customer");
    }

    /**
     * The event may be the cause: too large, or too slow for the server. While no connection is possible, it is not.
     */
    @Test
    void anEventAtWhichTheConnectionAlwaysBreaksIsHandledByThePolicy() throws Exception {
        List<Long> placed = place(6, 3);
        AtomicInteger breaks = new AtomicInteger();
        ProjectionHost backend = ProjectionBackend.of(
                pup().backend().log(),
                Stores.of(fixture().database())
                        .transactions(Interception.of(fixture().dataSource(), breakingAt("too_much", breaks))),
                fixture().projections());
        Projection failing = failingAt(placed.get(4), (tx, event) -> execute(tx, "SELECT 1 AS too_much"));
        ProjectionRunner processor =
                options().batchSize(1).errorPolicy(QUICK).build().runner(backend, failing);
        ProjectionStoppedException stopped = catchThrowableOfType(ProjectionStoppedException.class, processor::runOnce);
        assertThat(stopped.position()).hasValue(placed.get(4));
        assertThat(stopped).hasRootCauseMessage("the server hung up");
        assertThat(breaks).hasValue(10);
        assertThat(model().positions()).isEqualTo(placed.subList(0, 4));
    }

    private static Interceptor breakingAt(String word, AtomicInteger breaks) {
        return new Interceptor() {
            @Override
            public void beforeStatement(Connection session, String sql) throws SQLException {
                if (sql.contains(word)) {
                    breaks.incrementAndGet();
                    session.abort(Runnable::run);
                    session.close();
                    throw new SQLNonTransientConnectionException("the server hung up", "08006");
                }
            }
        };
    }

    private static void execute(Connection tx, String sql) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void triesAgainWhatMayPass() throws Exception {
        List<Long> placed = place(6, 2);
        AtomicInteger failures = new AtomicInteger();
        Projection failing = failingAt(placed.get(3), (tx, event) -> {
            if (failures.incrementAndGet() < 8) {
                throw new TransactionLostException("deadlock", null);
            }
        });
        processor(failing, options().build()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(failures.get()).isEqualTo(8);
    }

    @Test
    void survivesErrors() throws Exception {
        List<Long> placed = place(6, 2);
        for (Error error :
                List.of(new AssertionError("wrong"), new StackOverflowError(), new OutOfMemoryError("none"))) {
            Projection failing = failingAt(placed.get(3), (tx, event) -> {
                throw error;
            });
            assertThatThrownBy(() -> processor(failing, options().build()).runOnce())
                    .isInstanceOf(ProjectionStoppedException.class)
                    .hasRootCause(error);
        }
        assertThat(model().positions()).isEqualTo(placed.subList(0, 3));
    }

    @Test
    void refusesHandlersThatEndTheirTransaction() throws Exception {
        List<Long> placed = place(3, 3);
        List<EventHandler> culprits = List.of(
                (tx, event) -> tx.commit(),
                (tx, event) -> tx.rollback(),
                (tx, event) -> tx.close(),
                (tx, event) -> tx.setAutoCommit(true),
                (tx, event) -> tx.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE),
                (tx, event) -> tx.createStatement().getConnection().commit());
        for (EventHandler culprit : culprits) {
            Projection failing = failingAt(placed.get(1), culprit);
            assertThatThrownBy(() -> processor(failing, options().build()).runOnce())
                    .isInstanceOf(ProjectionStoppedException.class)
                    .hasMessageContaining("projection \"orders\" must not");
            assertThat(model().positions()).isEqualTo(placed.subList(0, 1));
        }
    }

    @Test
    void aFailureConcernsItsProjectionOnlyUnlessAskedTo() throws Exception {
        List<Long> placed = place(6, 2);
        Projection failing = Projection.of("failing", (tx, event) -> fail(tx, event));
        try (ProjectionRunner runner =
                ProjectionRunner.builder(pup()).add(failing).add(orders()).build()) {
            runner.start();
            Waiting.until("the failure", () -> runner.failure().isPresent());
            assertThat(runner.failure().orElseThrow().getSuppressed()).isEmpty();
            placed.addAll(place(6, 2));
            Waiting.until("the others' events", () -> model().has(12));
            assertThat(runner.isRunning()).isTrue();
        }
        try (ProjectionRunner runner = ProjectionRunner.builder(pup())
                .add(failing)
                .add(orders())
                .failFast()
                .build()) {
            assertThatThrownBy(runner::run)
                    .isInstanceOf(ProjectionStoppedException.class)
                    .hasMessageContaining("\"failing\"");
            assertThat(runner.isRunning()).isFalse();
        }
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void aStopWaitsForTheBatchOnly() throws Exception {
        place(4, 4);
        AtomicBoolean entered = new AtomicBoolean();
        AtomicBoolean leave = new AtomicBoolean();
        Projection slow = Projection.of("slow", (tx, event) -> {
            entered.set(true);
            Waiting.until("the permission to leave", leave::get);
        });
        ProjectionRunner processor = processor(slow, options().batchSize(1).build());
        processor.start();
        Waiting.until("the handler", entered::get);
        assertThat(processor.stop(java.time.Duration.ofMillis(1))).isFalse();
        leave.set(true);
        assertThat(processor.stop(SOON)).isTrue();
        assertThat(processor.partitions().get(0).handled()).isEqualTo(1);
        processor.close();
        processor.close();
        assertThatThrownBy(processor::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesACheckpointThatDoesNotFitTheLog() throws Exception {
        List<Long> placed = place(3, 3);
        ProjectionRunner processor = processor(orders(), options().build());
        processor.runOnce();
        moveTo(1_000_000_000);
        assertThatThrownBy(processor::runOnce)
                .isInstanceOf(ProjectionStoppedException.class)
                .hasCauseInstanceOf(CheckpointException.class)
                .hasMessageContaining("1000000000")
                .hasMessageContaining("ends at " + placed.get(2));
        UUID other = UUID.randomUUID();
        reset(0, other);
        assertThatThrownBy(processor::runOnce)
                .hasCauseInstanceOf(CheckpointException.class)
                .hasMessageContaining(other.toString());
        ReadModel another = ReadModel.create(fixture().dataSource(), "another");
        processor(another.projection("another", ReadScope.all()), options().build())
                .runOnce();
        assertThat(another.positions()).isEqualTo(placed);
    }

    private void moveTo(long position) throws SQLException {
        Checkpoints checkpoints = fixture().projections().checkpoints();
        inTransaction(tx -> {
            Checkpoint row = checkpoints.claim(tx, "orders", SlotRange.ALL).get(0);
            TakenCheckpoint taken =
                    checkpoints.take(tx, row, ServerIncarnation.NONE).orElseThrow();
            return checkpoints.advance(tx, taken, taken.checkpoint().at(position));
        });
    }

    private void reset(long position, UUID storeId) throws SQLException {
        inTransaction(tx -> {
            fixture().projections().checkpoints().reset(tx, "orders", position, storeId);
            return true;
        });
    }
}
