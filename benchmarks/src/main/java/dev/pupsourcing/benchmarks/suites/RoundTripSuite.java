// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import dev.pupsourcing.benchmarks.harness.Report;
import dev.pupsourcing.benchmarks.harness.Target;
import dev.pupsourcing.benchmarks.workload.CountingProxy;
import dev.pupsourcing.benchmarks.workload.Reads;
import dev.pupsourcing.benchmarks.workload.Streams;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Round trips of one append in an open transaction, counted on the network. {@code COMMIT} is not counted, and neither
 * is {@code BEGIN}, which pgjdbc sends together with the first statement but which the server answers separately,
 * possibly while the client is still sending.
 */
public final class RoundTripSuite implements Suite {

    private static final int WARM_UP = 20;

    @Override
    public String title() {
        return "round trips";
    }

    @Override
    public void run(BenchmarkDatabase database, Plan plan, Report report) throws Exception {
        if (database.kind().dialect().singleWriter()) {
            report.figure("round trips of an append", "pupsourcing, in this process", 0, Target.atMost(0));
            return;
        }
        Target target = Target.atMost(database.appendsInOneStatement() ? 1 : 2);
        for (int events : List.of(1, 10, 100)) {
            report.figure(
                    "round trips of an append", "pupsourcing, " + events + " events", count(database, events), target);
        }
    }

    private static double count(BenchmarkDatabase database, int events) throws Exception {
        URI address = URI.create(database.url().substring("jdbc:".length()));
        try (CountingProxy proxy = CountingProxy.to(address.getHost(), address.getPort())) {
            String url =
                    database.url().replace(address.getHost() + ":" + address.getPort(), "127.0.0.1:" + proxy.port());
            try (Connection connection = database.connect(url)) {
                database.keepTransactions(connection);
                return count(database, connection, proxy, events);
            }
        }
    }

    private static double count(BenchmarkDatabase database, Connection connection, CountingProxy proxy, int events)
            throws SQLException {
        EventStore store = Reads.store(database);
        Streams streams = Streams.own();
        for (int i = 0; i < streams.toCreate() + WARM_UP; i++) {
            append(store, connection, streams.next(events), events);
            connection.commit();
        }
        begin(connection);
        long before = proxy.roundTrips();
        append(store, connection, streams.next(events), events);
        long roundTrips = proxy.roundTrips() - before;
        connection.commit();
        return roundTrips;
    }

    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private static void append(EventStore store, Connection connection, RawStream stream, int events) {
        store.append(connection, Streams.expected(stream), Streams.events(stream, events));
    }
}
