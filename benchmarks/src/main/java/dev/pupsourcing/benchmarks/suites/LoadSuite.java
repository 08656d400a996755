// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.RawEvent;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.harness.Worker;
import dev.pupsourcing.benchmarks.workload.Reads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Loads of one aggregate with 10, 100 and 1000 events. */
public final class LoadSuite implements Suite {

    private static final Target TARGET = Target.atMost(1.2);

    @Override
    public String title() {
        return "load";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        for (int events : List.of(10, 100, 1000)) {
            List<String> ids = Reads.seed(database, Math.max(4, Math.min(100, plan.logEvents() / 2 / events)), events);
            List<Contender> contenders = List.of(floor(database, ids), library(database, ids));
            report.latency("load " + events + " events", plan.contest(database).run(contenders), TARGET);
        }
    }

    private static Contender floor(BenchmarkDatabase database, List<String> ids) {
        return new Contender("floor: raw select", 1, thread -> new LoadWorker(database.connect(), ids) {
            @Override
            int load(Connection connection, String id) throws SQLException {
                return database.raw().load(connection, id);
            }
        });
    }

    static Contender library(BenchmarkDatabase database, List<String> ids) {
        EventStore store = Reads.store(database);
        return new Contender("pupsourcing", 1, thread -> new LoadWorker(database.connect(), ids) {
            @Override
            int load(Connection connection, String id) {
                StreamId stream = StreamId.of(RawEvent.CONTEXT, RawEvent.AGGREGATE_TYPE, id);
                return store.readStream(connection, stream).size();
            }
        });
    }

    /** Loads one stream after the other. */
    abstract static class LoadWorker implements Worker {
        private final Connection connection;
        private final List<String> ids;
        private int turn;

        LoadWorker(Connection connection, List<String> ids) {
            this.connection = connection;
            this.ids = ids;
        }

        abstract int load(Connection connection, String id) throws SQLException;

        @Override
        public int once() throws Exception {
            return load(connection, ids.get(turn++ % ids.size()));
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
