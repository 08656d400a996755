// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.projection.ErrorPolicy;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.status.BatchReport;
import dev.pupsourcing.projection.status.BatchScope;
import dev.pupsourcing.projection.status.BatchStart;
import dev.pupsourcing.projection.status.FailureReport;
import dev.pupsourcing.projection.status.LeaseReport;
import dev.pupsourcing.projection.status.ProcessingListener;
import dev.pupsourcing.tck.fixture.LogRecorder;
import dev.pupsourcing.tck.fixture.WorkersContract;
import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionLostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Listeners receive what was done, after the fact, and never change what is processed. */
public abstract class ListenerContract extends WorkersContract {

    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** For suites. */
    protected ListenerContract() {}

    /** Notes everything; of a batch also whether it is already committed. */
    private final class Recorder implements ProcessingListener {

        @Override
        public BatchScope batchStarted(BatchStart start) {
            heard.add("begin " + start.events().size() + " attempt " + start.attempt());
            return new BatchScope() {
                @Override
                public void failed(Throwable failure) {
                    heard.add("fail");
                }

                @Override
                public void close() {
                    heard.add("end");
                }
            };
        }

        @Override
        public void batchHandled(BatchReport report) {
            boolean committed = ListenerContract.this.position(report.projection()) >= report.to();
            heard.add("handled " + report.events() + " attempts " + report.attempts() + " committed " + committed);
            assertThat(report.duration()).isPositive();
            assertThat(report.from()).isLessThan(report.to());
        }

        @Override
        public void failed(FailureReport report) {
            heard.add(report.action() + " at " + report.position().orElse(0));
        }

        @Override
        public void leaseChanged(LeaseReport report) {
            heard.add(report.change() + " " + report.projection());
        }
    }

    private List<String> heard(String beginning) {
        return heard.stream().filter(line -> line.startsWith(beginning)).toList();
    }

    @Test
    void aBatchIsReportedOnceItIsCommittedAndItsScopeSurroundsTheHandler() throws Exception {
        place(5, 2);
        Projection noting = Projection.of("orders", (tx, event) -> {
            heard.add("handler");
            model().handle(tx, event);
        });
        processor(noting, options().batchSize(3).listener(new Recorder()).build())
                .runOnce();
        assertThat(heard)
                .containsExactly(
                        "begin 3 attempt 1",
                        "handler",
                        "handler",
                        "handler",
                        "end",
                        "handled 3 attempts 1 committed true",
                        "begin 2 attempt 1",
                        "handler",
                        "handler",
                        "end",
                        "handled 2 attempts 1 committed true");
    }

    private Projection failingInItsSecondCall() {
        AtomicInteger calls = new AtomicInteger();
        return Projection.of("orders", (tx, event) -> {
            if (calls.incrementAndGet() == 2) {
                throw new TransactionLostException("a deadlock", null);
            }
            model().handle(tx, event);
        });
    }

    @Test
    void anAttemptThatIsRolledBackIsReportedAsAFailureAndNotAsABatch() throws Exception {
        place(2, 1);
        options()
                .errorPolicy(QUICK)
                .listener(new Recorder())
                .build()
                .runner(pup().withRetries(RetryPolicy.none()), failingInItsSecondCall())
                .runOnce();
        assertThat(heard)
                .containsExactly(
                        "begin 2 attempt 1",
                        "fail",
                        "end",
                        "RETRIED at 0",
                        "begin 2 attempt 2",
                        "end",
                        "handled 2 attempts 2 committed true");
    }

    private Projection failingAt(long position) {
        return Projection.of("orders", (tx, event) -> {
            if (event.position() == position) {
                throw new IllegalStateException("no");
            }
            model().handle(tx, event);
        });
    }

    @Test
    void anEventThatCannotBeHandledIsReportedWithWhatWasDone() throws Exception {
        List<Long> placed = place("a", "b", "c");
        long bad = placed.get(1);
        processor(
                        failingAt(bad),
                        options()
                                .errorPolicy(ErrorPolicy.deadLetter())
                                .listener(new Recorder())
                                .build())
                .runOnce();
        assertThat(heard("DEAD_LETTERED")).containsExactly("DEAD_LETTERED at " + bad);
        assertThat(heard("RETRIED")).isNotEmpty();
        assertThat(heard("handled")).containsOnly("handled 1 attempts 1 committed true");
        assertThat(model().positions()).containsExactly(placed.get(0), placed.get(2));
        long next = place("bad").get(0);
        processor(
                        failingAt(next),
                        options()
                                .errorPolicy(ErrorPolicy.park())
                                .listener(new Recorder())
                                .build())
                .runOnce();
        assertThat(heard("PARKED")).containsExactly("PARKED at " + next);
    }

    @Test
    void aProjectionThatStopsIsReported() throws Exception {
        long bad = place("a").get(0);
        assertThatThrownBy(() -> processor(
                                failingAt(bad),
                                options().listener(new Recorder()).build())
                        .runOnce())
                .isInstanceOf(ProjectionStoppedException.class);
        assertThat(heard("STOPPED")).containsExactly("STOPPED at " + bad);
        assertThat(heard("handled")).isEmpty();
    }

    /** Fails always, with errors too, and leaves its thread interrupted. */
    private static final class Harmful implements ProcessingListener {
        @Override
        public BatchScope batchStarted(BatchStart start) {
            throw new StackOverflowError();
        }

        @Override
        public void batchHandled(BatchReport report) {
            Thread.currentThread().interrupt();
            throw new AssertionError("no");
        }

        @Override
        public void leaseChanged(LeaseReport report) {
            throw new IllegalStateException("no");
        }
    }

    @Test
    void aListenerThatFailsChangesNothingAndIsLoggedOnceForEachMethod() throws Exception {
        List<Long> placed = place(20, 4);
        LogRecorder recorder = new LogRecorder(System.Logger.Level.WARNING);
        processor(
                        orders(),
                        options()
                                .batchSize(2)
                                .logger(recorder)
                                .listener(new Harmful())
                                .listener(new Recorder())
                                .build())
                .runOnce();
        assertThat(model().positions()).isEqualTo(placed);
        assertThat(heard("handled")).hasSize(10);
        assertThat(recorder.lines("WARNING")).hasSize(2);
    }

    @Test
    void leasesThatAreTakenAndReleasedAreReported() throws Exception {
        List<Long> placed = place(20, 7);
        ProjectionWorker worker = join(options()
                .listener(new Harmful())
                .listener(new Recorder())
                .build()
                .worker(pup(), orders(), sharing(4)));
        Waiting.until("all events", () -> model().has(20));
        assertThat(worker.stop(SOON)).isTrue();
        assertThat(heard("ACQUIRED")).hasSize(4);
        assertThat(heard("RELEASED")).hasSize(4);
        assertThat(model().positions()).isEqualTo(placed);
    }

    @Test
    void theEventsOfABatchCannotBeChangedByAListener() throws Exception {
        List<Long> placed = place(3, 1);
        ProcessingListener thief = new ProcessingListener() {
            @Override
            public BatchScope batchStarted(BatchStart start) {
                List<PersistedEvent> events = start.events();
                events.clear();
                return BatchScope.NONE;
            }
        };
        processor(orders(), options().listener(thief).build()).runOnce();
        assertThat(model().positions()).isEqualTo(placed);
    }
}
