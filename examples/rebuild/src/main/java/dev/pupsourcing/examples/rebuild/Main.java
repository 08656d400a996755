// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** A read model is rebuilt beside the one in use, and replaces it without downtime. */
public final class Main {

    private static final String READ_MODEL = "orders";

    private Main() {}

    /** Runs the example in a new file. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Pupsourcing pupsourcing = open();
        ProjectionAdmin admin = ProjectionAdmin.of(pupsourcing);
        place(pupsourcing, "order-1", "ann");
        place(pupsourcing, "order-2", "bob");

        try (ProjectionRunner blue = ProjectionRunner.of(pupsourcing, blue())) {
            blue.runOnce();
            admin.activate(READ_MODEL, "orders-blue");
            show("blue is in use", pupsourcing);

            try (ProjectionRunner green = ProjectionRunner.of(pupsourcing, green())) {
                green.runUntil(1);
                System.out.println(
                        "\ngreen has handled 1 of 2 events, activated: " + admin.activate(READ_MODEL, "orders-green"));
                show("blue is still in use", pupsourcing);

                green.runOnce();
                System.out.println("\ngreen has caught up, activated: " + admin.activate(READ_MODEL, "orders-green"));
                show("green is in use", pupsourcing);
            }
        }
    }

    /** The old version does not show the customer. */
    private static Projection blue() {
        return Projection.builder("orders-blue")
                .on(
                        "OrderPlaced",
                        (tx, event) -> insert(
                                tx,
                                "INSERT INTO orders_blue (id, customer) VALUES (?, 'unknown')",
                                event.aggregateId()))
                .build();
    }

    /** The new version shows the customer too, from events that were stored long ago. */
    private static Projection green() {
        return Projection.builder("orders-green")
                .on(
                        "OrderPlaced",
                        (tx, event) -> insert(
                                tx,
                                "INSERT INTO orders_green (id, customer) VALUES (?, ?)",
                                event.aggregateId(),
                                new String(event.payload(), UTF_8)))
                .build();
    }

    private static void place(Pupsourcing pupsourcing, String order, String customer) {
        pupsourcing.append(
                ExpectedVersion.noStream(),
                Event.builder(StreamId.of("Sales", "Order", order), "OrderPlaced")
                        .payload(customer)
                        .build());
    }

    /** Readers look up the version that is active. */
    private static void show(String title, Pupsourcing pupsourcing) {
        String active = ReadModels.of(pupsourcing).active(READ_MODEL).orElseThrow();
        String sql = active.equals("orders-green")
                ? "SELECT id, customer FROM orders_green ORDER BY id"
                : "SELECT id, customer FROM orders_blue ORDER BY id";
        System.out.println(title);
        pupsourcing.useTransaction(tx -> {
            try (Statement statement = tx.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    System.out.println("  %-8s %s".formatted(row.getString(1), row.getString(2)));
                }
            }
        });
    }

    private static void insert(Connection tx, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static Pupsourcing open() throws IOException, SQLException {
        Path file = Files.createTempDirectory("rebuild").resolve("shop.db");
        DriverManagerDataSource dataSource = new DriverManagerDataSource(
                "jdbc:sqlite:" + file + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000", null, null);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Schema.of(connection).apply(connection);
            statement.execute("CREATE TABLE orders_blue (id TEXT PRIMARY KEY, customer TEXT NOT NULL)");
            statement.execute("CREATE TABLE orders_green (id TEXT PRIMARY KEY, customer TEXT NOT NULL)");
        }
        return Pupsourcing.create(dataSource);
    }
}
