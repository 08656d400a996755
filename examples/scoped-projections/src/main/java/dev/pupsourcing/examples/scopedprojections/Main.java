// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.scopedprojections;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Projections that handle only some contexts, aggregate types or event types. */
public final class Main {

    private Main() {}

    /** Runs the example in a new file. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Pupsourcing pupsourcing = open(Files.createTempDirectory("scoped-projections"));
        place(pupsourcing, "order-1", "ann");
        place(pupsourcing, "order-2", "bob");
        pupsourcing.append(
                ExpectedVersion.noStream(),
                Event.builder(StreamId.of("Billing", "Invoice", "invoice-1"), "InvoiceSent")
                        .build(),
                Event.builder(StreamId.of("Billing", "Invoice", "invoice-1"), "InvoicePaid")
                        .build());

        run(pupsourcing);
        System.out.println(show(pupsourcing, "sales"));
        System.out.println(show(pupsourcing, "invoices"));
        System.out.println(show(pupsourcing, "payments"));
    }

    private static void run(Pupsourcing pupsourcing) throws InterruptedException {
        // region scopes
        Projection sales = Projection.of(
                "sales", ReadScope.ofContexts("Sales"), (tx, event) -> count(tx, "sales", event.eventType()));
        Projection invoices = Projection.of(
                "invoices",
                ReadScope.ofAggregateTypes("Invoice"),
                (tx, event) -> count(tx, "invoices", event.eventType()));
        Projection payments = Projection.builder("payments")
                .scope(ReadScope.ofContexts("Billing"))
                .on("InvoicePaid", (tx, event) -> count(tx, "payments", event.aggregateId()))
                .build();
        // endregion
        try (ProjectionRunner runner = ProjectionRunner.builder(pupsourcing)
                .add(sales)
                .add(invoices)
                .add(payments)
                .build()) {
            runner.runOnce();
        }
    }

    private static Pupsourcing open(Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db")
                + "?journal_mode=WAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        DriverManagerDataSource dataSource = new DriverManagerDataSource(url, null, null);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Schema.of(connection).apply(connection);
            statement.execute("CREATE TABLE IF NOT EXISTS sales (name TEXT PRIMARY KEY, total INTEGER NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS invoices (name TEXT PRIMARY KEY, total INTEGER NOT NULL)");
            statement.execute("CREATE TABLE IF NOT EXISTS payments (name TEXT PRIMARY KEY, total INTEGER NOT NULL)");
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
