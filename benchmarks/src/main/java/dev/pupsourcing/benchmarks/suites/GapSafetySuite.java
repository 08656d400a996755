// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.harness.Worker;
import dev.pupsourcing.benchmarks.workload.Appends;
import dev.pupsourcing.benchmarks.workload.Closing;
import dev.pupsourcing.benchmarks.workload.Pager;
import dev.pupsourcing.benchmarks.workload.Reads;
import dev.pupsourcing.benchmarks.workload.Streams;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The cost of never skipping an event: for a reader of a log with gaps, and for writers that a reader follows. */
public final class GapSafetySuite implements Suite {

    private static final Target TARGET = Target.atLeast(0.9);
    private static final int ROLLED_BACK = 20;
    private static final int PAGE = 1000;

    @Override
    public String title() {
        return "gap-safety";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        long start = CatchUpSuite.latest(database);
        Reads.seedWithHoles(database, plan.logEvents() / 2, ROLLED_BACK);
        settle(database, start);
        Pager pager = new Pager(database, start, PAGE);
        report.throughput(
                "catch-up, 1 append in " + ROLLED_BACK + " rolled back",
                plan.contest(database).run(List.of(pager.unproven(), pager.library())),
                TARGET);
        if (database.kind().dialect().singleWriter()) {
            return;
        }
        report.throughput(
                "appends by " + plan.writers() + " writers while one reads",
                plan.contest(database).run(List.of(followed(database, plan, false), followed(database, plan, true))),
                TARGET);
    }

    /** Reads to the end once: on databases with tombstones, the first reader fills the gaps for all. */
    private static void settle(BenchmarkDatabase database, long start) {
        try (LogReader reader = log(database).openReader(ReadScope.all())) {
            EventPage page = reader.read(start, PAGE);
            while (page.end() != EventPage.End.CAUGHT_UP) {
                if (page.end() == EventPage.End.STALLED) {
                    LockSupport.parkNanos(Follower.REST_NANOS);
                }
                page = reader.read(page.scannedTo(), PAGE);
            }
        }
    }

    private static EventLog log(BenchmarkDatabase database) {
        return Stores.of(database.kind()).log(database.dataSource());
    }

    /** Writers, and one more thread that reads their events and is not counted. */
    private static Contender followed(BenchmarkDatabase database, Plan plan, boolean safe) {
        Contender writers = new Appends(database, plan.writers(), 1, Streams::fresh, 1).library();
        String name = safe ? "followed by a gap-safe reader" : "followed by a reader without gap safety";
        return new Contender(
                name,
                plan.writers() + 1,
                thread -> thread > 0 ? writers.workers().open(thread) : safe ? gapSafe(database) : careless(database));
    }

    private static Worker gapSafe(BenchmarkDatabase database) throws Exception {
        long start = CatchUpSuite.latest(database);
        LogReader reader = log(database).openReader(ReadScope.all());
        return new Follower(start, reader::close) {
            @Override
            long read(long after) {
                return reader.read(after, PAGE).scannedTo();
            }
        };
    }

    private static Worker careless(BenchmarkDatabase database) throws Exception {
        long start = CatchUpSuite.latest(database);
        EventStore store = Reads.store(database);
        Connection connection = database.connect();
        return new Follower(start, connection::close) {
            @Override
            long read(long after) {
                return Reads.last(store.peekLog(connection, ReadScope.all(), after, PAGE), after);
            }
        };
    }

    /** Follows the log, with a short pause after each read. */
    private abstract static class Follower implements Worker {
        private static final long REST_NANOS = 5_000_000;

        private final Closing resource;
        private long after;

        Follower(long after, Closing resource) {
            this.after = after;
            this.resource = resource;
        }

        abstract long read(long after) throws Exception;

        @Override
        public int once() throws Exception {
            after = read(after);
            LockSupport.parkNanos(REST_NANOS);
            return 0;
        }

        @Override
        public void close() throws SQLException {
            resource.close();
        }
    }
}
