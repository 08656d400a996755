// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.processing.internal.report.SteadyLogger;
import dev.pupsourcing.processing.internal.report.TroubleLog;
import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.slot.Slots;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionWork;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
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
    final class TestWorker implements SegmentRuns, TransactionRunner {

        final WorkerName name;
        final Heartbeat heartbeat;
        final List<FakeRun> runs = new ArrayList<>();
        boolean cutOff;
        boolean busy;
        private Collection<Lease> covered = List.of();

        TestWorker(String name, int segments) {
            this.name = new WorkerName(name, segments);
            this.heartbeat = new Heartbeat(
                    List.of(new Tenant("orders", this.name, transactions -> true, this)),
                    TIMING,
                    new LeaseKeeping(
                            leases,
                            this,
                            () -> nanos,
                            new SteadyLogger(SILENT),
                            new TroubleLog("the heartbeat", new SteadyLogger(SILENT), () -> nanos)));
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
        public void cover(Collection<Lease> covered) {
            this.covered = List.copyOf(covered);
        }

        @Override
        public Run start(Lease lease) {
            assertThat(covered).contains(lease);
            FakeRun run = new FakeRun(this, lease);
            runs.add(run);
            return run;
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
    static final class FakeRun implements SegmentRuns.Run {

        final Lease lease;
        private final TestWorker worker;
        private boolean stopped;
        private boolean ended;
        boolean failed;
        Duration inBatch = Duration.ZERO;

        FakeRun(TestWorker worker, Lease lease) {
            this.worker = worker;
            this.lease = lease;
        }

        boolean stopRequested() {
            return stopped;
        }

        @Override
        public void requestStop() {
            stopped = true;
        }

        @Override
        public boolean hasEnded() {
            ended |= failed || (stopped && !worker.busy);
            return ended;
        }

        @Override
        public boolean hasFailed() {
            return failed;
        }

        @Override
        public Duration inBatch() {
            return inBatch;
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
