// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import com.zaxxer.hikari.HikariDataSource;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Standing;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.harness.Worker;
import dev.pupsourcing.benchmarks.rivals.AxonProjections;
import dev.pupsourcing.benchmarks.rivals.AxonSession;
import dev.pupsourcing.benchmarks.workload.Appends;
import dev.pupsourcing.benchmarks.workload.Passes;
import dev.pupsourcing.benchmarks.workload.ReadModels;
import dev.pupsourcing.benchmarks.workload.Reads;
import dev.pupsourcing.benchmarks.workload.Streams;
import dev.pupsourcing.processing.ProjectionOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Compares the library with the JDBC event store of Axon Framework 4, on PostgreSQL: appends, loads, projections. */
public final class AxonSuite implements Suite {

    private static final String AXON = "Axon 4";
    private static final int LOADED = 100;

    @Override
    public String title() {
        return "axon";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        if (!database.appendsInOneStatement()) {
            return;
        }
        try (Connection connection = database.connect()) {
            AxonSession.createTables(connection);
        }
        Run run = new Run(database, plan, report);
        run.append("1 event, new aggregates", 1, 1, Streams::fresh);
        run.append("1 event, existing aggregates", 1, 1, Streams::own);
        run.append("1 event, new aggregates", plan.writers(), 1, Streams::fresh);
        run.append("1 event, existing aggregates", plan.writers(), 1, Streams::own);
        run.append("10 events, existing aggregates", 1, 10, Streams::own);
        run.load();
        run.project();
    }

    /** One run on one database. */
    private record Run(BenchmarkDatabase database, Plan plan, Report report) {

        private static final Target MANY_WRITERS = Target.atLeast(1.2);
        private static final Target PROJECTED = Target.atLeast(5);

        void append(String name, int writers, int events, Supplier<Streams> streams) throws Exception {
            Appends appends = new Appends(database, writers, events, streams, 1);
            Contender axon = new Contender(AXON, writers, thread -> new AxonWriter(appends));
            List<Standing> standings = plan.contest(database).run(List.of(axon, appends.library()));
            String title = name + ", " + writers + " at a time";
            if (writers == 1) {
                report.standings(title, standings);
            } else {
                report.throughput(title, standings, MANY_WRITERS);
            }
        }

        void load() throws Exception {
            int streams = Math.max(4, Math.min(100, plan.logEvents() / 2 / LOADED));
            Contender axon = new Contender(AXON, 1, thread -> loader(database.connect(), streams));
            Contender library = LoadSuite.library(database, Reads.seed(database, streams, LOADED));
            report.standings(
                    "load " + LOADED + " events", plan.contest(database).run(List.of(axon, library)));
        }

        private static Worker loader(Connection connection, int streams) {
            AxonSession session = new AxonSession(connection);
            List<String> ids =
                    Stream.generate(() -> session.create(LOADED)).limit(streams).toList();
            return new LoadSuite.LoadWorker(connection, ids) {
                @Override
                int load(Connection same, String id) {
                    return session.load(id);
                }
            };
        }

        void project() throws Exception {
            int events = plan.logEvents();
            long end = Reads.fill(database, events);
            try (HikariDataSource pool = database.pool(8);
                    Connection connection = database.connect()) {
                fill(connection, events);
                database.analyze();
                ReadModels models = ReadModels.in(database);
                Contender library = Passes.over(pool, end).projection("pupsourcing, as a batch", 1, models::batched);
                Contender axon = axonPasses(new AxonProjections(pool), events);
                report.throughput(
                        "projection, one upsert per event",
                        plan.processContest(database).run(List.of(axon, library)),
                        PROJECTED);
            }
        }

        private Contender axonPasses(AxonProjections projections, int events) {
            int batch = ProjectionOptions.DEFAULT_BATCH_SIZE;
            return new Contender(AXON + ", batches of " + batch, 1, thread -> (Passes.Pass) () -> {
                projections.pass(events, batch, this::addToTotal);
                return events;
            });
        }

        private void addToTotal(Connection tx, String aggregateId) throws SQLException {
            try (PreparedStatement statement = tx.prepareStatement(database.addToTotal())) {
                statement.setString(1, aggregateId);
                statement.setInt(2, 1);
                statement.executeUpdate();
            }
        }

        /** The same number of events and aggregates as in the library's log, ten events per append. */
        private static void fill(Connection connection, int events) throws SQLException {
            connection.setAutoCommit(false);
            AxonSession session = new AxonSession(connection);
            int aggregates = Math.max(1, events / 100);
            List<String> ids = new ArrayList<>();
            for (int append = 0; append * 10 < events; append++) {
                if (append < aggregates) {
                    ids.add(session.create(10));
                } else {
                    session.append(ids.get(append % aggregates), append / aggregates * 10L, 10);
                }
            }
            connection.commit();
        }
    }

    /** Appends on its own connection, each append in a transaction. */
    private static final class AxonWriter implements Worker {
        private final Streams streams;
        private final int events;
        private final Connection connection;
        private final AxonSession session;

        AxonWriter(Appends appends) throws SQLException {
            this.streams = appends.streams().get();
            this.events = appends.events();
            this.connection = appends.database().connect();
            connection.setAutoCommit(false);
            this.session = new AxonSession(connection);
            for (int i = 0; i < streams.toCreate(); i++) {
                once();
            }
        }

        @Override
        public int once() throws SQLException {
            RawStream stream = streams.next(events);
            session.append(stream.aggregateId(), stream.version(), events);
            connection.commit();
            return events;
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
