// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.jta;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.transaction.TransactionRunner;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Orders as events and as rows. */
final class Orders {

    private static final String ADD = """
            INSERT INTO sold (product, pieces) VALUES (?, 1)
            ON CONFLICT (product) DO UPDATE SET pieces = sold.pieces + 1""";

    private final DataSource dataSource;
    private final TransactionRunner transactions;
    private final EventStore store;

    Orders(DataSource dataSource, TransactionRunner transactions, EventStore store) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.store = store;
    }

    // region append
    /** Places an order, or adds a line to it; a row and an event, both or none. */
    void place(String order, String product) throws SQLException {
        transactions.call(tx -> {
            insertLine(order, product);
            try {
                return store.append(tx, ExpectedVersion.noStream(), event(order, "OrderPlaced", product));
            } catch (OptimisticConcurrencyException e) {
                ExpectedVersion found = ExpectedVersion.exact(e.actual().orElseThrow());
                return store.append(tx, found, event(order, "LineAdded", product));
            }
        });
    }

    /** Code that does not know the library: JTA gives it the same connection. */
    private void insertLine(String order, String product) throws SQLException {
        String sql = "INSERT INTO order_lines (order_id, product) VALUES (?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, order);
            statement.setString(2, product);
            statement.executeUpdate();
        }
    }
    // endregion

    /** Places an order that is refused after its row and its event were written. */
    void placeUnpaid(String order, String product) throws SQLException {
        transactions.call(tx -> {
            insertLine(order, product);
            store.append(tx, ExpectedVersion.noStream(), event(order, "OrderPlaced", product));
            throw new IllegalStateException(order + " is not paid");
        });
    }

    /** The number of pieces of each product. */
    static Projection sold() {
        return Projection.of("sold", (tx, event) -> {
            try (PreparedStatement statement = tx.prepareStatement(ADD)) {
                statement.setString(1, new String(event.payload(), StandardCharsets.UTF_8));
                statement.executeUpdate();
            }
        });
    }

    private static Event event(String order, String type, String product) {
        return Event.builder(StreamId.of("Sales", "Order", order), type)
                .payload(product)
                .build();
    }
}
