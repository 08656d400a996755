// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.cli.demo.OrderEvent.ItemAdded;
import dev.pupsourcing.cli.demo.OrderEvent.OrderPlaced;
import dev.pupsourcing.projection.Projection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A read model with one row per order. */
final class OrderOverview implements Projection {

    private static final String PLACED = """
            INSERT INTO {{orders}} (order_id, customer, status, items, cents) VALUES (?, ?, 'placed', 0, 0)""";

    private static final String ITEM_ADDED = """
            UPDATE {{orders}} SET items = items + ?, cents = cents + ? WHERE order_id = ?""";

    private static final String STATUS = "UPDATE {{orders}} SET status = ? WHERE order_id = ?";

    private final ReadModels tables;
    private final OrderMapping mapping;

    OrderOverview(ReadModels tables, OrderMapping mapping) {
        this.tables = tables;
        this.mapping = mapping;
    }

    @Override
    public String name() {
        return "order overview";
    }

    @Override
    public ReadScope scope() {
        return ReadScope.ofAggregateTypes(OrderMapping.AGGREGATE);
    }

    @Override
    public void handle(Connection tx, PersistedEvent event) throws SQLException {
        handleBatch(tx, List.of(event));
    }

    /** Writes three batches: new orders, then their items, then their status. */
    @Override
    public void handleBatch(Connection tx, List<PersistedEvent> events) throws SQLException {
        try (PreparedStatement rows = tx.prepareStatement(tables.in(PLACED));
                PreparedStatement items = tx.prepareStatement(tables.in(ITEM_ADDED));
                PreparedStatement status = tx.prepareStatement(tables.in(STATUS))) {
            for (PersistedEvent event : events) {
                OrderEvent order = mapping.fromStored(event);
                if (order instanceof OrderPlaced placed) {
                    add(rows, event.aggregateId(), placed.customer());
                } else if (order instanceof ItemAdded item) {
                    add(items, item.quantity(), item.quantity() * item.cents(), event.aggregateId());
                } else {
                    add(status, Order.statusAfter(order), event.aggregateId());
                }
            }
            rows.executeBatch();
            items.executeBatch();
            status.executeBatch();
        }
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
