// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.settings.OwnerNames;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.slot.Slots;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Workers whose heartbeats the test controls, with leases in memory and the test's clock. */
final class WorkerGroup {

    static final Timing TIMING = new Timing(
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    /** A logger that discards everything. */
    private static final System.Logger SILENT = new System.Logger() {
        @Override
        public String getName() {
            return "silent";
        }

        @Override
        public boolean isLoggable(Level level) {
            return false;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            // discarded
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String format, @Nullable Object... parameters) {
            // discarded
        }
    };

    private static final Connection CONNECTION = (Connection) Proxy.newProxyInstance(
            WorkerGroup.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                throw new AssertionError(method);
            });

    final MemoryLeases leases = new MemoryLeases();
    final Map<String, TestWorker> workers = new TreeMap<>();
    private long nanos;

    /** A worker that records the segments that it runs. */
    final class TestWorker implements SegmentHost, TransactionRunner {

        final String name;
        final Heartbeat heartbeat;
        final List<FakeRun> runs = new ArrayList<>();
        boolean cutOff;
        boolean busy;
        private final OwnedSegments segments;
        List<SlotRange> covered = List.of();

        TestWorker(String name, int segments) {
            this.name = OwnerNames.ofWorker(name, segments);
            this.segments = new OwnedSegments("orders", this, TIMING);
            RunSettings run = RunSettings.DEFAULTS.withNanos(() -> nanos).withLogger(SILENT);
            this.heartbeat =
                    new Heartbeat(this.name, TIMING, List.of(this.segments), leases, this, new RunReports(run));
        }

        @Override
        public <T extends @Nullable Object, X extends Exception> T call(TransactionWork<T, X> work)
                throws SQLException, X {
            if (cutOff) {
                throw new SQLException("cut off");
            }
            return work.run(CONNECTION);
        }

        @Override
        public boolean prepare(String projection, TransactionRunner transactions) {
            return true;
        }

        @Override
        public void slotsChanged() {
            covered = segments.slots();
        }

        @Override
        public RunningPartition create(Lease lease) {
            assertThat(covered).contains(lease.slots());
            return new FakeRun(this, lease);
        }

        @Override
        public void ended(Lease lease, @Nullable ProjectionStoppedException failure) {
            // the test runs the next heartbeat
        }

        /** The segments that have not ended. */
        List<FakeRun> active() {
            return runs.stream().filter(run -> !run.hasEnded()).toList();
        }

        /** Ends the segments that were requested to end, and runs a heartbeat. */
        void beat() {
            heartbeat.beat();
        }
    }

    /** A segment that ends when it is requested to, unless its worker is busy. */
    static final class FakeRun implements RunningPartition {

        final Lease lease;
        private final TestWorker worker;
        private final CompletableFuture<@Nullable ProjectionStoppedException> ended = new CompletableFuture<>();
        private boolean stopped;
        boolean failed;
        Duration inBatch = Duration.ZERO;

        FakeRun(TestWorker worker, Lease lease) {
            this.worker = worker;
            this.lease = lease;
        }

        boolean stopRequested() {
            return stopped;
        }

        boolean hasEnded() {
            return ended().isDone();
        }

        @Override
        public void start() {
            worker.runs.add(this);
        }

        @Override
        public void wakeUp() {
            throw new AssertionError("there are no events");
        }

        @Override
        public void requestStop() {
            stopped = true;
        }

        @Override
        public CompletableFuture<@Nullable ProjectionStoppedException> ended() {
            if (failed) {
                ended.complete(new ProjectionStoppedException("orders", "failed", new IllegalStateException()));
            } else if (stopped && !worker.busy) {
                ended.complete(null);
            }
            return ended;
        }

        @Override
        public Duration inBatch() {
            return inBatch;
        }

        @Override
        public PartitionStatus status() {
            throw new AssertionError("the status is not tested");
        }
    }

    TestWorker join(String name, int segments) {
        TestWorker worker = new TestWorker(name, segments);
        workers.put(name, worker);
        return worker;
    }

    /** The worker dies. */
    void kill(String name) {
        workers.remove(name);
    }

    void pass(Duration time) {
        leases.pass(time);
        nanos += time.toNanos();
    }

    /** Advances the clock by a heartbeat interval, and runs a heartbeat of each worker. */
    void round() {
        pass(TIMING.heartbeat());
        workers.values().forEach(TestWorker::beat);
        check();
    }

    void rounds(int count) {
        for (int i = 0; i < count; i++) {
            round();
        }
    }

    /** Checks the invariants: no slot belongs to two leases, and each segment with a valid lease runs once. */
    void check() {
        List<Lease> valid = leases.valid();
        for (Lease one : valid) {
            assertThat(valid.stream().filter(other -> other.slots().overlaps(one.slots())))
                    .containsExactly(one);
        }
        List<Long> tokens = valid.stream().map(Lease::token).toList();
        List<FakeRun> running = workers.values().stream()
                .flatMap(worker -> worker.active().stream())
                .filter(run -> tokens.contains(run.lease.token()))
                .toList();
        assertThat(running.stream().map(run -> run.lease.token())).doesNotHaveDuplicates();
    }

    /** Checks that every slot is run by one worker, and that the numbers of segments differ by at most one. */
    void checkShared() {
        List<SlotRange> running = workers.values().stream()
                .flatMap(worker -> worker.active().stream())
                .map(run -> run.lease.slots())
                .toList();
        assertThat(running.stream().mapToInt(SlotRange::size).sum()).isEqualTo(Slots.COUNT);
        assertThat(leases.valid().stream().map(Lease::slots)).containsExactlyInAnyOrderElementsOf(running);
        List<Integer> counts = workers.values().stream()
                .map(worker -> worker.active().size())
                .sorted()
                .toList();
        assertThat(counts.get(counts.size() - 1) - counts.get(0))
                .as("%s", counts)
                .isLessThanOrEqualTo(1);
    }

    Map<String, Integer> held() {
        return workers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().active().size()));
    }
}
