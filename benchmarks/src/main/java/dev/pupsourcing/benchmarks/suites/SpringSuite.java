// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import dev.pupsourcing.benchmarks.harness.Contender;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.spring.Application;
import dev.pupsourcing.benchmarks.workload.SingleAppends;
import dev.pupsourcing.benchmarks.workload.SpringLatencies;
import dev.pupsourcing.benchmarks.workload.Streams;
import dev.pupsourcing.jdbc.Stores;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends and projections in an application of Spring Boot. */
public final class SpringSuite implements Suite {

    private static final int PROJECTIONS = 4;
    private static final Target SOON_MILLIS = Target.atMost(2);
    private static final Target NEARLY_ALWAYS_MILLIS = Target.atMost(10);
    private static final Target SAME = Target.atLeast(0.97);

    @Override
    public String title() {
        return "spring";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        SpringLatencies latencies =
                new SpringLatencies(database, PROJECTIONS, plan.settings().rounds() * 20);
        latencies.measure();
        String name = "commit to handler, pool of " + Application.POOL + ", " + PROJECTIONS + " projections";
        report.figure(name, "p50 ms", latencies.millis(0.5), SOON_MILLIS);
        report.figure(name, "p99 ms", latencies.millis(0.99), NEARLY_ALWAYS_MILLIS);
        for (String wakeUp : List.of("process", "database")) {
            try (Application application = Application.start(database, Application.POOL, wakeUp, List.of())) {
                report.throughput(
                        "append in a Spring transaction, wake-up " + wakeUp,
                        plan.contest(database).run(List.of(plain(application, database), ours(application, database))),
                        SAME);
            }
        }
    }

    private static Contender ours(Application application, BenchmarkDatabase database) {
        return contender(
                "TransactionalEventStore",
                application,
                database,
                stream -> application.events().append(Streams.expected(stream), Streams.events(stream, 1)));
    }

    private static Contender plain(Application application, BenchmarkDatabase database) {
        EventStore store = Stores.of(database.kind()).eventStore();
        DataSource dataSource = application.bean(DataSource.class);
        return contender(
                "EventStore with the transaction's connection",
                application,
                database,
                stream -> store.append(
                        DataSourceUtils.getConnection(dataSource),
                        Streams.expected(stream),
                        Streams.events(stream, 1)));
    }

    private static Contender contender(
            String name, Application application, BenchmarkDatabase database, Consumer<RawStream> append) {
        TransactionTemplate transactions = application.transactions(database);
        return SingleAppends.toNew(
                name, 1, stream -> transactions.executeWithoutResult(status -> append.accept(stream)));
    }
}
