// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.EventHandler;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.tck.fixture.EngineOptions;
import dev.pupsourcing.tck.fixture.ProcessingContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.transaction.Backoff;
import dev.pupsourcing.transaction.TransactionAbortedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Mistakes of handlers: no event is skipped, and the cause is reported. */
public abstract class HandlerMistakesContract extends ProcessingContract {

    /** For suites. */
    protected HandlerMistakesContract() {}

    private static void fail() {
        throw new IllegalArgumentException("no such customer");
    }

    /** A poison event and a deployment: the next run handles the rest of the batch. */
    @Test
    void aStopWhileAFailedBatchIsHandledInHalvesSkipsNothing() throws Exception {
        List<Long> placed = place(8, 8);
        for (long stopping : placed.subList(1, 8)) {
            List<Long> handled = new CopyOnWriteArrayList<>();
            List<ProjectionRunner> running = new CopyOnWriteArrayList<>();
            Projection failing = Projection.of("stopped-" + stopping, (tx, event) -> {
                if (event.position() == placed.get(0)) {
                    fail();
                }
                handled.add(event.position());
                if (event.position() == stopping) {
                    stop(running.get(0));
                }
            });
            ProjectionRunner processor = processor(failing, smallBatches());
            running.add(processor);
            processor.runOnce();
            processor.runOnce();
            assertThat(handled).containsExactlyElementsOf(placed.subList(1, 8));
        }
    }

    private static EngineOptions smallBatches() {
        return options()
                .pageSize(8)
                .batchSize(4)
                .errorPolicy(ErrorPolicy.deadLetter())
                .build();
    }

    /** Called within a handler, so that it does not wait for the handler. */
    private static void stop(ProjectionRunner processor) {
        try {
            processor.stop(Duration.ofNanos(1));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Projection doing(long position, EventHandler mistake) {
        return Projection.of("orders", (tx, event) -> {
            if (event.position() == position) {
                mistake.handle(tx, event);
            }
            model().handle(tx, event);
        });
    }

    private static void execute(Connection tx, String sql) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void swallow(Connection tx, String sql) {
        try {
            execute(tx, sql);
        } catch (SQLException e) {
            return;
        }
    }

    @Test
    void refusesStatementsThatEndTheTransaction() throws Exception {
        List<Long> placed = place(8, 8);
        for (String sql : List.of(
                "COMMIT",
                "/* done */ commit",
                "-- undo\nROLLBACK",
                "UPDATE seen SET event_type = 'a; b' WHERE 1 = 0; COMMIT")) {
            assertRefused(placed, (tx, event) -> execute(tx, sql), "must not run");
        }
    }

    @Test
    void refusesWaysAroundTheGuard() throws Exception {
        List<Long> placed = place(8, 8);
        List<EventHandler> ways = List.of(
                (tx, event) -> tx.getMetaData().getConnection().commit(),
                (tx, event) -> tx.unwrap(Connection.class).commit(),
                (tx, event) -> tx.createStatement()
                        .executeQuery("SELECT 1")
                        .getStatement()
                        .getConnection()
                        .commit());
        for (EventHandler way : ways) {
            assertRefused(placed, way, "must not commit");
        }
    }

    private void assertRefused(List<Long> placed, EventHandler mistake, String reason) {
        ProjectionRunner processor =
                processor(doing(placed.get(4), mistake), options().build());
        assertThatThrownBy(processor::runOnce)
                .isInstanceOf(ProjectionStoppedException.class)
                .hasMessageContainingAll("projection \"orders\" ", reason);
        assertThat(position("orders")).isBetween(placed.get(3), placed.get(4) - 1);
    }

    @Test
    void aSwallowedFailureIsHandledByThePolicyWhereItAbortsTheTransaction() throws Exception {
        List<Long> placed = place(8, 8);
        Projection swallowing = Projection.of("orders", (tx, event) -> {
            model().handle(tx, event);
            if (event.position() == placed.get(5)) {
                swallow(tx, "SELECT * FROM no_such_table");
            }
        });
        ProjectionRunner processor = processor(swallowing, options().build());
        if (!fixture().has(Trait.FAILURE_ENDS_TRANSACTION)) {
            processor.runOnce();
            assertThat(model().positions()).isEqualTo(placed);
            return;
        }
        assertThatThrownBy(processor::runOnce)
                .hasCauseInstanceOf(TransactionAbortedException.class)
                .hasStackTraceContaining("no_such_table");
        assertThat(model().positions()).isEqualTo(placed.subList(0, 5));
    }

    @Test
    void aFailureRolledBackToASavepointHasNoEffect() throws Exception {
        List<Long> placed = place(8, 8);
        Projection careful = doing(placed.get(5), (tx, event) -> {
            Savepoint before = tx.setSavepoint("careful");
            swallow(tx, "SELECT * FROM no_such_table");
            tx.rollback(before);
        });
        processor(careful, options().build()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
    }

    /** "Insert, catch the duplicate, update": the first failure is reported once, and not its consequences. */
    @Test
    void aCaughtDuplicateIsReportedAtOnce() throws Exception {
        List<Long> placed = place(1, 1);
        AtomicInteger calls = new AtomicInteger();
        Projection upserting = Projection.of("orders", (tx, event) -> {
            calls.incrementAndGet();
            model().handle(tx, event);
            swallow(tx, "INSERT INTO seen (position, event_type) SELECT position, 'b' FROM seen");
            execute(tx, "UPDATE seen SET event_type = 'b'");
        });
        ProjectionRunner processor = processor(upserting, options().build());
        if (fixture().has(Trait.FAILURE_ENDS_TRANSACTION)) {
            assertThatThrownBy(processor::runOnce).hasCauseInstanceOf(TransactionAbortedException.class);
            assertThat(model().positions()).isEmpty();
        } else {
            processor.runOnce();
            assertThat(model().positions()).isEqualTo(placed);
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void aHandlerThatInterruptsItsThreadEndsNothing() throws Exception {
        List<Long> placed = place(8, 8);
        processor(
                        doing(
                                placed.get(2),
                                (tx, event) -> Thread.currentThread().interrupt()),
                        options().batchSize(1).build())
                .runOnce();
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void anEventIsRetriedByThePolicyForHandlers() throws Exception {
        List<Long> placed = place(8, 8);
        AtomicInteger calls = new AtomicInteger();
        Projection flaky = doing(placed.get(2), (tx, event) -> {
            if (calls.incrementAndGet() % 5 != 0) {
                fail();
            }
        });
        Backoff often = Backoff.of(8, Duration.ZERO, Duration.ZERO);
        processor(
                        flaky,
                        options()
                                .errorPolicy(ErrorPolicy.stop().withHandlerRetries(often))
                                .build())
                .runOnce();
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(calls).hasValue(5);
    }
}
