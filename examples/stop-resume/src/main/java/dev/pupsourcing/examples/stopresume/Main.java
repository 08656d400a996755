// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.stopresume;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionAdmin;
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

/** Stops a projection, resumes it, and shows the read model as it was earlier. */
public final class Main {

    private Main() {}

    /** Runs the example in a new file. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Pupsourcing pupsourcing = open(Files.createTempDirectory("stop-resume"));
        for (int i = 1; i <= 4; i++) {
            place(pupsourcing, "order-" + i, "ann");
        }
        // region clearable
        Projection orders = Projection.builder("orders")
                .otherwise((tx, event) -> count(tx, "orders", event.aggregateType()))
                .onClear(tx -> {
                    try (Statement statement = tx.createStatement()) {
                        statement.executeUpdate("DELETE FROM orders");
                    }
                })
                .build();
        // endregion
        try (ProjectionRunner processor = ProjectionRunner.of(pupsourcing, orders)) {
            stopAndResume(pupsourcing, processor);
            startOver(pupsourcing, processor, orders);
        }
        System.out.println("after a reset: " + show(pupsourcing, "orders"));
    }

    private static void stopAndResume(Pupsourcing pupsourcing, ProjectionRunner processor) throws InterruptedException {
        // region stop
        processor.runUntil(2);
        System.out.println("up to position 2: " + show(pupsourcing, "orders"));

        processor.start();
        ReadModels.of(pupsourcing).await("orders", 4, Duration.ofSeconds(60));
        boolean ended = processor.stop(Duration.ofSeconds(60));
        System.out.println("resumed: " + show(pupsourcing, "orders") + ", ended: " + ended);
        // endregion
    }

    private static void startOver(Pupsourcing pupsourcing, ProjectionRunner processor, Projection orders)
            throws InterruptedException {
        // region reset
        ProjectionAdmin.of(pupsourcing).reset(orders);
        processor.runOnce();
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
