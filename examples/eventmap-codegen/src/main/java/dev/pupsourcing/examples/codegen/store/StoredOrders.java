// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.store;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.examples.codegen.events.order.OrderEvent;
import dev.pupsourcing.examples.codegen.order.Order;
import dev.pupsourcing.examples.codegen.order.Orders;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

// region adapter
/** Orders in the event store: loads, decides, and appends with the loaded version. */
public final class StoredOrders implements Orders {

    private final EventStore store;
    private final EventMapping<OrderEvent> mapping;
    private final TransactionRunner transactions;

    /**
     * Creates the adapter.
     *
     * @param transactions opens transactions, and runs the work again after a conflict
     */
    public StoredOrders(EventStore store, EventMapping<OrderEvent> mapping, TransactionRunner transactions) {
        this.store = store;
        this.mapping = mapping;
        this.transactions = transactions;
    }

    @Override
    public Order find(String id) {
        return inTransaction(() ->
                transactions.call(tx -> evolved(Order.NONE, past(store.readStream(tx, stream(id))))));
    }

    @Override
    public Order update(String id, Function<Order, List<OrderEvent>> decision) {
        return inTransaction(() -> transactions.call(tx -> {
            AggregateStream stream = store.readStream(tx, stream(id));
            Order order = evolved(Order.NONE, past(stream));
            List<OrderEvent> events = decision.apply(order);
            if (!events.isEmpty()) {
                store.append(tx, stream.expectedVersion(), mapping.toEvents(stream.id(), events));
            }
            return evolved(order, events);
        }));
    }

    private List<OrderEvent> past(AggregateStream stream) {
        return mapping.fromEvents(stream);
    }

    private static Order evolved(Order start, List<OrderEvent> events) {
        Order order = start;
        for (OrderEvent event : events) {
            order = order.after(event);
        }
        return order;
    }

    private static StreamId stream(String id) {
        return StreamId.of("Shop", "Order", id);
    }

    private static Order inTransaction(Unit unit) {
        try {
            return unit.run();
        } catch (SQLException e) {
            throw new IllegalStateException("the transaction failed", e);
        }
    }

    /** Work in a transaction. */
    private interface Unit {
        Order run() throws SQLException;
    }
}
// endregion
