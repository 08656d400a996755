// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.partitioned;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.Partitions;
import dev.pupsourcing.processing.ProjectionOptions;
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

/** One projection in several partitions, each in a separate process. */
public final class Main {

    private Main() {}

    /** Runs the example in a new file; with the arguments folder, index and total it runs one partition. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        if (args.length == 3) {
            runPartition(open(Path.of(args[0])), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            return;
        }
        Path folder = Files.createTempDirectory("partitioned");
        Pupsourcing pupsourcing = open(folder);
        for (int i = 1; i <= 100; i++) {
            place(pupsourcing, "order-" + i, "ann");
        }
        Process first = fork(folder, 0);
        Process second = fork(folder, 1);
        System.out.println("both processes succeeded: " + (first.waitFor() == 0 && second.waitFor() == 0));
        System.out.println(show(pupsourcing, "orders"));
        place(pupsourcing, "order-101", "bob");
        runPartition(pupsourcing, 0, 1);
        System.out.println("in one partition again, " + show(pupsourcing, "orders"));
    }

    // region partition
    private static void runPartition(Pupsourcing pupsourcing, int index, int total) throws InterruptedException {
        Projection orders = Projection.of("orders", (tx, event) -> count(tx, "orders", event.aggregateType()));
        try (ProjectionRunner runner = ProjectionRunner.builder(pupsourcing)
                .add(orders, ProjectionOptions.defaults(), Partitions.one(index, total))
                .build()) {
            runner.runOnce();
        }
    }
    // endregion

    private static Process fork(Path folder, int index) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        folder.toString(),
                        Integer.toString(index),
                        "2")
                .inheritIO()
                .start();
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
