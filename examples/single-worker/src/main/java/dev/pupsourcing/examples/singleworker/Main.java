// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.singleworker;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.processing.ReadModels;
import dev.pupsourcing.projection.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** One projection, run once and then continuously. */
public final class Main {

    private Main() {}

    /** Runs the example in a new file. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Pupsourcing pupsourcing = open(Files.createTempDirectory("single-worker"));
        place(pupsourcing, "order-1", "ann");
        place(pupsourcing, "order-2", "bob");

        // region projection
        Projection orders = Projection.builder("orders")
                .on("OrderPlaced", (tx, event) -> count(tx, "orders", event.aggregateType()))
                .build();
        // endregion

        work(pupsourcing, orders);
    }

    private static void work(Pupsourcing pupsourcing, Projection orders) throws InterruptedException {
        // region processor
        try (ProjectionRunner processor = ProjectionRunner.of(pupsourcing, orders)) {
            processor.runOnce();
            System.out.println("once: " + show(pupsourcing, "orders"));

            processor.start();
            long position = pupsourcing
                    .append(
                            ExpectedVersion.noStream(),
                            Event.builder(StreamId.of("Sales", "Order", "order-3"), "OrderPlaced")
                                    .build())
                    .positions()
                    .get(0);
            boolean shown = ReadModels.of(pupsourcing).await("orders", position, Duration.ofSeconds(60));
            System.out.println("continuously: " + show(pupsourcing, "orders") + ", in time: " + shown);
        }
        // endregion
    }

    private static Pupsourcing open(Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db")
                + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        DriverManagerDataSource dataSource = new DriverManagerDataSource(url, null, null);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Schema.of(connection).apply(connection);
            statement.execute("CREATE TABLE IF NOT EXISTS orders (name TEXT PRIMARY KEY, total INTEGER NOT NULL)");
        }
        return Pupsourcing.create(dataSource);
    }

    private static void place(Pupsourcing pupsourcing, String order, String customer) {
        pupsourcing.append(
                ExpectedVersion.any(),
                Event.builder(StreamId.of("Sales", "Order", order), "OrderPlaced")
                        .payload("{\"customer\":\"" + customer + "\"}")
                        .build());
    }

    private static void count(Connection tx, String table, String key) throws SQLException {
        String sql = "INSERT INTO %s (name, total) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET total = total + 1";
        try (PreparedStatement statement = tx.prepareStatement(sql.formatted(table))) {
            statement.setString(1, key);
            statement.executeUpdate();
        }
    }

    private static String show(Pupsourcing pupsourcing, String table) {
        return pupsourcing.inTransaction(tx -> {
            StringBuilder text = new StringBuilder();
            try (Statement statement = tx.createStatement();
                    ResultSet rows =
                            statement.executeQuery("SELECT name, total FROM %s ORDER BY name".formatted(table))) {
                while (rows.next()) {
                    text.append(' ').append(rows.getString(1)).append('=').append(rows.getLong(2));
                }
            }
            return table + ":" + text;
        });
    }
}
