// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.mysqlbasic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** The first steps on MariaDB or MySQL. */
public final class Main {

    private Main() {}

    /** Runs the example on an embedded server, or on the empty database of {@code --db URL}. */
    public static void main(String[] args) throws SQLException, InterruptedException {
        if (args.length == 2 && args[0].equals("--db")) {
            run(new DriverManagerDataSource(args[1], null, null));
            return;
        }
        try (MariaDbServer server = MariaDbServer.embedded()) {
            ServerDatabase database = server.createDatabase();
            run(new DriverManagerDataSource(database.url(), database.user(), database.password()));
        }
    }

    private static void run(DataSource dataSource) throws SQLException, InterruptedException {
        create(dataSource);
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource);
        append(pupsourcing);
        appendWithRow(pupsourcing, "order-2");
        appendWithRow(pupsourcing, "order-3");
        project(pupsourcing);
        show(pupsourcing);
    }

    private static void create(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Schema.of(connection).apply(connection);
            statement.execute("CREATE TABLE requests (id VARCHAR(50) PRIMARY KEY)");
            statement.execute("CREATE TABLE orders (id VARCHAR(50) PRIMARY KEY, status VARCHAR(20) NOT NULL)");
        }
    }

    private static void append(Pupsourcing pupsourcing) {
        pupsourcing.append(ExpectedVersion.noStream(), placed("order-1", "tea"), paid("order-1"));
        print("stored", "order-1: OrderPlaced and OrderPaid, in one round trip");
        try {
            pupsourcing.append(ExpectedVersion.exact(1), paid("order-1"));
        } catch (OptimisticConcurrencyException e) {
            print(
                    "refused",
                    "order-1: the append expected version 1, the stream has "
                            + e.actual().orElseThrow());
        }
    }

    /** A row of the application and an event in one transaction, twice; the second row exists already. */
    private static void appendWithRow(Pupsourcing pupsourcing, String order) {
        try {
            pupsourcing.useTransaction(tx -> {
                pupsourcing.store().append(tx, ExpectedVersion.noStream(), placed(order, "milk"));
                update(tx, "INSERT INTO requests (id) VALUES (?)", "request-7");
            });
            print("stored", order + ": OrderPlaced and a row for request-7, in one transaction");
        } catch (StoreAccessException e) {
            print("undone", order + ": there is a row for request-7 already, so the event is not stored either");
        }
    }

    private static void project(Pupsourcing pupsourcing) throws InterruptedException {
        Projection orders = Projection.builder("orders")
                .on(
                        "OrderPlaced",
                        (tx, event) ->
                                update(tx, "INSERT INTO orders (id, status) VALUES (?, 'placed')", event.aggregateId()))
                .on(
                        "OrderPaid",
                        (tx, event) ->
                                update(tx, "UPDATE orders SET status = 'paid' WHERE id = ?", event.aggregateId()))
                .build();
        try (ProjectionRunner runner = ProjectionRunner.of(pupsourcing, orders)) {
            runner.runOnce();
        }
    }

    private static void show(Pupsourcing pupsourcing) {
        System.out.println("\nstream order-1\n  version  event        payload");
        for (PersistedEvent event : pupsourcing.readStream(stream("order-1"))) {
            System.out.println("  %-7s  %-11s  %s"
                    .formatted(event.aggregateVersion(), event.eventType(), new String(event.payload(), UTF_8)));
        }
        System.out.println("\nread model\n  order    status");
        pupsourcing.useTransaction(tx -> {
            try (Statement statement = tx.createStatement();
                    ResultSet row = statement.executeQuery("SELECT id, status FROM orders ORDER BY id")) {
                while (row.next()) {
                    System.out.println("  %-7s  %s".formatted(row.getString(1), row.getString(2)));
                }
            }
        });
    }

    private static StreamId stream(String order) {
        return StreamId.of("Sales", "Order", order);
    }

    private static Event placed(String order, String product) {
        return Event.builder(stream(order), "OrderPlaced")
                .payload("{\"product\":\"" + product + "\"}")
                .build();
    }

    private static Event paid(String order) {
        return Event.builder(stream(order), "OrderPaid").payload("{}").build();
    }

    private static void update(Connection tx, String sql, String value) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.executeUpdate();
        }
    }

    private static void print(String outcome, String what) {
        System.out.println("%-9s%s".formatted(outcome, what));
    }
}
