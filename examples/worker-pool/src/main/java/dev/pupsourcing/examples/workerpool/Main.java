// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.workerpool;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionWorker;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.processing.WorkerOptions;
import dev.pupsourcing.projection.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Workers that share the segments of a projection. */
public final class Main {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Main() {}

    /** Runs the example in a new file, or in the empty database of {@code --db URL}. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Pupsourcing pupsourcing = open(url(args));
        List<ProjectionWorker> pool = new ArrayList<>();
        try {
            for (String name : List.of("ann", "bob", "cem")) {
                pool.add(start(pupsourcing, name));
            }
            awaitShares(pool, 4);
            System.out.println("three workers, 4 segments each: " + place(pupsourcing, 300));
            pool.remove(0).close();
            awaitShares(pool, 6);
            System.out.println("two workers, 6 segments each: " + place(pupsourcing, 300));
        } finally {
            pool.forEach(ProjectionWorker::close);
        }
    }

    // region worker
    private static ProjectionWorker start(Pupsourcing pupsourcing, String name) {
        ProjectionWorker worker = ProjectionWorker.builder(pupsourcing)
                .add(Projection.of("orders", Main::count))
                .options(WorkerOptions.builder()
                        .name(name)
                        .segments(12)
                        .lease(Duration.ofSeconds(3))
                        .heartbeat(Duration.ofMillis(200))
                        .rebalance(Duration.ofMillis(400))
                        .build())
                .build();
        worker.start();
        return worker;
    }
    // endregion

    /** Waits until every worker runs this many segments. */
    private static void awaitShares(List<ProjectionWorker> pool, int segments) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!pool.stream().allMatch(worker -> worker.status().segments().size() == segments)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the workers do not share evenly");
            }
            Thread.sleep(10);
        }
    }

    /** Appends events of 50 orders, waits for the read model, and describes its contents. */
    private static String place(Pupsourcing pupsourcing, int events) throws InterruptedException {
        long position = 0;
        for (int i = 0; i < events; i++) {
            Event event = Event.builder(StreamId.of("Sales", "Order", "order-" + i % 50), "LineAdded")
                    .build();
            position =
                    pupsourcing.append(ExpectedVersion.any(), event).positions().get(0);
        }
        if (!ReadModels.of(pupsourcing).await("orders", position, PATIENCE)) {
            throw new IllegalStateException("the read model did not reach position " + position);
        }
        return pupsourcing.inTransaction(Main::total);
    }

    private static String total(Connection tx) throws SQLException {
        try (Statement statement = tx.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*), SUM(order_lines) FROM orders")) {
            row.next();
            return row.getLong(1) + " orders with " + row.getLong(2) + " lines";
        }
    }

    /** The events of an order arrive in order, whichever worker runs its segment: each line is the next one. */
    private static void count(Connection tx, PersistedEvent event) throws SQLException {
        String sql = event.aggregateVersion() == 1
                ? "INSERT INTO orders (order_lines, order_id) VALUES (?, ?)"
                : "UPDATE orders SET order_lines = ? WHERE order_id = ? AND order_lines = ? - 1";
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            statement.setLong(1, event.aggregateVersion());
            statement.setString(2, event.aggregateId());
            if (event.aggregateVersion() > 1) {
                statement.setLong(3, event.aggregateVersion());
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException(event + " is out of order");
            }
        }
    }

    private static String url(String[] args) throws IOException {
        if (args.length == 2 && args[0].equals("--db")) {
            return args[1];
        }
        if (args.length > 0) {
            throw new IllegalArgumentException("usage: [--db JDBC-URL], not " + String.join(" ", args));
        }
        return "jdbc:sqlite:" + Files.createTempDirectory("worker-pool").resolve("shop.db")
                + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
    }

    private static Pupsourcing open(String url) throws SQLException {
        DriverManagerDataSource dataSource = new DriverManagerDataSource(url, null, null);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Schema.of(connection).apply(connection);
            statement.execute("CREATE TABLE orders (order_id VARCHAR(50) PRIMARY KEY, order_lines BIGINT NOT NULL)");
        }
        return Pupsourcing.create(dataSource);
    }
}
