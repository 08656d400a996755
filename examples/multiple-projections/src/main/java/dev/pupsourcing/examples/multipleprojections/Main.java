// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.multipleprojections;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionStoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Several projections in one runner: they share one reader of the log, and each has its own checkpoint. */
public final class Main {

    private Main() {}

    /** Runs the example in a new file. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Pupsourcing pupsourcing = open(Files.createTempDirectory("multiple-projections"));
        place(pupsourcing, "order-1", "ann");
        place(pupsourcing, "order-2", "bob");

        run(pupsourcing);
        System.out.println(show(pupsourcing, "orders"));
        System.out.println(show(pupsourcing, "types"));
    }

    private static void run(Pupsourcing pupsourcing) throws InterruptedException {
        // region runner
        Projection orders = Projection.of("orders", (tx, event) -> count(tx, "orders", event.aggregateType()));
        Projection types = Projection.of("types", (tx, event) -> count(tx, "types", event.eventType()));
        Projection broken = Projection.of("broken", (tx, event) -> {
            if (event.aggregateId().equals("order-2")) {
                throw new IllegalStateException("cannot handle order-2");
            }
        });
        try (ProjectionRunner runner = ProjectionRunner.builder(pupsourcing)
                .add(orders)
                .add(types)
                .add(broken)
                .build()) {
            runner.runOnce();
        } catch (ProjectionStoppedException stopped) {
            System.out.println(stopped.projection() + " stopped before position "
                    + stopped.position().getAsLong());
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
            statement.execute("CREATE TABLE IF NOT EXISTS types (name TEXT PRIMARY KEY, total INTEGER NOT NULL)");
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
