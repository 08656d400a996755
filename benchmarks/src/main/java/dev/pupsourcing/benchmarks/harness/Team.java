// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/** The threads of one contender, each with its worker. They are idle between rounds. */
final class Team implements AutoCloseable {

    private final List<Worker> workers = new ArrayList<>();
    private final ExecutorService threads;
    private final LongSupplier serverCpu;
    private final LongSupplier threadCpu;

    Team(Contender contender, LongSupplier serverCpu, LongSupplier threadCpu) throws Exception {
        this.serverCpu = serverCpu;
        this.threadCpu = threadCpu;
        this.threads = Executors.newFixedThreadPool(contender.threads());
        for (int i = 0; i < contender.threads(); i++) {
            workers.add(contender.workers().open(i));
        }
    }

    /** Runs all workers concurrently for a time; each completes its current operation. */
    Round run(Duration time) throws Exception {
        long before = serverCpu.getAsLong();
        CyclicBarrier start = new CyclicBarrier(workers.size());
        List<Future<Tally>> running = new ArrayList<>();
        for (Worker worker : workers) {
            running.add(threads.submit(task(worker, start, time)));
        }
        List<Tally> tallies = new ArrayList<>();
        for (Future<Tally> tally : running) {
            tallies.add(tally.get());
        }
        return sum(tallies, serverCpu.getAsLong() - before);
    }

    private Callable<Tally> task(Worker worker, CyclicBarrier start, Duration time) {
        return () -> {
            start.await();
            Tally tally = new Tally(System.nanoTime());
            long cpu = threadCpu.getAsLong();
            while (tally.elapsed() < time.toNanos()) {
                tally.add(worker.once());
            }
            tally.cpu = threadCpu.getAsLong() - cpu;
            return tally;
        };
    }

    private static Round sum(List<Tally> tallies, long serverCpu) {
        long events = tallies.stream().mapToLong(tally -> tally.events).sum();
        long cpu = serverCpu + tallies.stream().mapToLong(tally -> tally.cpu).sum();
        long nanos = tallies.stream().mapToLong(Tally::elapsed).max().orElseThrow();
        long[] latencies =
                tallies.stream().flatMapToLong(Tally::latencies).sorted().toArray();
        return new Round(events, nanos / 1e9, cpu, latencies);
    }

    @Override
    public void close() throws SQLException {
        threads.shutdownNow();
        for (Worker worker : workers) {
            worker.close();
        }
    }

    /** The result of one thread. */
    private static final class Tally {
        private final long start;
        private long last;
        private long events;
        private long cpu;
        private long[] latencies = new long[1024];
        private int count;

        Tally(long start) {
            this.start = start;
            this.last = start;
        }

        void add(int more) {
            long now = System.nanoTime();
            if (more > 0) {
                note(now - last);
            }
            last = now;
            events += more;
        }

        private void note(long latency) {
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, count * 2);
            }
            latencies[count++] = latency;
        }

        long elapsed() {
            return last - start;
        }

        LongStream latencies() {
            return Arrays.stream(latencies, 0, count);
        }
    }
}
