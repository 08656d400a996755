// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.examples.codegen.events.order.v1.OrderPlaced;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced.Line;
import dev.pupsourcing.examples.codegen.mapping.OrderEventMapping;
import dev.pupsourcing.examples.codegen.order.Orders;
import dev.pupsourcing.examples.codegen.store.Mappings;
import dev.pupsourcing.examples.codegen.store.StoredOrders;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.mapping.EventContext;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.transaction.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Runs the orders on an SQLite file that is deleted afterwards. */
public final class Main {

    private Main() {}

    /** Runs the example. */
    public static void main(String[] args) throws IOException, SQLException {
        Path file = Files.createTempFile("orders", ".db");
        try {
            run(new DriverManagerDataSource(
                    "jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE",
                    null,
                    null));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void run(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Schema.of(connection).apply(connection);
        }
        // region wiring
        Pupsourcing pupsourcing = Pupsourcing.create(dataSource).withRetries(RetryPolicy.conflicts());
        OrderEventMapping mapping = Mappings.orders();
        Orders orders = new StoredOrders(pupsourcing.store(), mapping, pupsourcing.transactions());

        orders.update("order-1", order -> order.place("Ada", List.of(new Line("tea", 2), new Line("milk", 1))));
        orders.update("order-1", order -> order.ship("parcel-7"));
        // endregion
        System.out.println("order-1: " + orders.find("order-1"));
        readAnOlderVersion(pupsourcing, mapping, orders);
        try {
            orders.update("order-0", order -> order.place("Bob", List.of()));
        } catch (IllegalStateException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    private static void readAnOlderVersion(Pupsourcing pupsourcing, OrderEventMapping mapping, Orders orders) {
        // region older
        StreamId old = StreamId.of("Shop", "Order", "order-0");
        pupsourcing.append(
                ExpectedVersion.noStream(),
                mapping.toOrderPlacedV1(old, new OrderPlaced("Bob", "coffee", 3), EventContext.none()));

        System.out.println("order-0: " + orders.find("order-0"));
        // endregion
        System.out.println("stored as: "
                + mapping.asStored(pupsourcing.readStream(old).events().get(0)));
        System.out.println("known: " + mapping.known());
    }
}
