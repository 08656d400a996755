// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.twodatabases;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Events in one database, read models in another. */
public final class Main {

    private Main() {}

    /** Runs the example in two new files. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        Path folder = Files.createTempDirectory("two-databases");
        DataSource log = file(folder, "events.db");
        apply(log, SchemaOptions.defaults());
        Pupsourcing events = Pupsourcing.create(log);

        DataSource models = file(folder, "models.db");
        apply(models, SchemaOptions.builder().projectionsOnly().build());
        execute(models, "CREATE TABLE orders (id TEXT PRIMARY KEY, status TEXT NOT NULL)");
        append(events);
        project(events, models);
        show(models);
    }

    private static void project(Pupsourcing events, DataSource models) throws InterruptedException {
        // region backend
        // The second database has no event store whose tables could be checked.
        StoreOptions unchecked = StoreOptions.builder().schemaCheck(false).build();
        Pupsourcing readModels = Pupsourcing.create(models, unchecked);
        ProjectionBackend backend = ProjectionBackend.of(
                events.backend().log(),
                readModels.transactions(),
                readModels.backend().projectionStore());
        try (ProjectionRunner runner = ProjectionRunner.of(backend, orders())) {
            runner.runOnce();
        }
        // endregion

        System.out.println(
                "events.db    " + events.log().latestPosition() + " events, and no other table of the application");
        System.out.println("models.db    the read model and its checkpoint, at position "
                + ProjectionAdmin.of(backend).find("orders").orElseThrow().position() + "\n");
    }

    private static void apply(DataSource dataSource, SchemaOptions options) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection, options).apply(connection);
        }
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DataSource file(Path folder, String name) {
        return new DriverManagerDataSource(
                "jdbc:sqlite:" + folder.resolve(name) + "?journal_mode=WAL&transaction_mode=IMMEDIATE", null, null);
    }

    private static void append(Pupsourcing events) {
        events.append(ExpectedVersion.noStream(), event("order-1", "OrderPlaced"), event("order-1", "OrderPaid"));
        events.append(ExpectedVersion.noStream(), event("order-2", "OrderPlaced"));
    }

    private static Event event(String order, String type) {
        return Event.builder(StreamId.of("Sales", "Order", order), type).build();
    }

    private static Projection orders() {
        return Projection.builder("orders")
                .on(
                        "OrderPlaced",
                        (tx, event) ->
                                update(tx, "INSERT INTO orders (id, status) VALUES (?, 'placed')", event.aggregateId()))
                .on(
                        "OrderPaid",
                        (tx, event) ->
                                update(tx, "UPDATE orders SET status = 'paid' WHERE id = ?", event.aggregateId()))
                .build();
    }

    private static void update(Connection tx, String sql, String id) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }

    private static void show(DataSource models) throws SQLException {
        try (Connection connection = models.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, status FROM orders ORDER BY id")) {
            while (row.next()) {
                System.out.println("  %-7s  %s".formatted(row.getString(1), row.getString(2)));
            }
        }
    }
}
