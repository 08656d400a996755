// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.OriginalPattern;
import dev.pupsourcing.benchmarks.databases.RawEvent;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.harness.Worker;
import dev.pupsourcing.benchmarks.workload.Appends;
import dev.pupsourcing.benchmarks.workload.Streams;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/** Compares the library with an emulation of the original's appends, on PostgreSQL: speed, WAL, disk space. */
public final class OriginalSuite implements Suite {

    private static final String ORIGINAL = "original's pattern (emulated)";

    @Override
    public String title() {
        return "original";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        if (!database.appendsInOneStatement()) {
            return;
        }
        try (Connection connection = database.connect()) {
            OriginalPattern.createTables(connection);
        }
        for (int writers : List.of(1, plan.writers())) {
            Contender library = new Appends(database, writers, 1, Streams::own, 1).library();
            report.throughput(
                    "1 event, existing aggregates, " + writers + " at a time",
                    plan.contest(database).run(List.of(original(database, writers, Streams::own), library)),
                    Target.atLeast(3));
        }
        footprint(database, plan, report);
    }

    private static Contender original(BenchmarkDatabase database, int writers, Supplier<Streams> streams) {
        return new Contender(ORIGINAL, writers, thread -> new OriginalWorker(database.connect(), streams.get()));
    }

    private static void footprint(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        int events = plan.logEvents() / 10;
        Contender library = new Appends(database, 1, 1, Streams::own, 1).library();
        Footprint original = Footprint.measure(
                database, original(database, 1, Streams::own), events, "original_events", "original_heads");
        Footprint own = Footprint.measure(database, library, events, "events", "aggregate_heads");
        report.figure("bytes of WAL per event", ORIGINAL, original.log());
        report.figure("bytes of WAL per event", "pupsourcing", own.log());
        report.figure("bytes of WAL per event", "ratio", own.log() / original.log(), Target.atMost(0.8));
        report.figure("bytes on disk per event", ORIGINAL, original.disk());
        report.figure("bytes on disk per event", "pupsourcing", own.disk());
        report.figure("bytes on disk per event", "ratio", own.disk() / original.disk(), Target.atMost(0.85));
    }

    /**
     * The size of one event in bytes.
     *
     * @param log bytes of WAL
     * @param disk bytes in tables and indexes
     */
    private record Footprint(double log, double disk) {

        private static final String COUNT = "SELECT count(*) FROM {{events}}";
        private static final String DISK =
                "SELECT pg_total_relation_size('{{events}}') + pg_total_relation_size('{{heads}}')";

        /**
         * Empties the tables, appends and measures; a checkpoint makes the number of full-page images the same for all.
         */
        static Footprint measure(
                BenchmarkDatabase database, Contender contender, int events, String table, String heads)
                throws Exception {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("TRUNCATE " + table + ", " + heads);
                try (Worker worker = contender.workers().open(0)) {
                    statement.execute("CHECKPOINT");
                    long before = number(statement, "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')");
                    for (int i = 0; i < events; i++) {
                        worker.once();
                    }
                    long after = number(statement, "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')");
                    long rows = number(statement, COUNT.replace("{{events}}", table));
                    long disk =
                            number(statement, DISK.replace("{{events}}", table).replace("{{heads}}", heads));
                    return new Footprint((double) (after - before) / events, (double) disk / rows);
                }
            }
        }

        private static long number(Statement statement, String sql) throws SQLException {
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Appends like the original, one event at a time. */
    private static final class OriginalWorker implements Worker {
        private final Connection connection;
        private final Streams streams;

        OriginalWorker(Connection connection, Streams streams) throws SQLException {
            this.connection = connection;
            this.streams = streams;
            for (int i = 0; i < streams.toCreate(); i++) {
                once();
            }
        }

        @Override
        public int once() throws SQLException {
            RawStream stream = streams.next(1);
            OriginalPattern.append(connection, stream.aggregateId(), RawEvent.some(1));
            return 1;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
