// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.jooq;

import static dev.pupsourcing.examples.jooq.Tables.LINES;
import static dev.pupsourcing.examples.jooq.Tables.ORDER_ID;
import static dev.pupsourcing.examples.jooq.Tables.PRODUCT;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StreamId;
import org.jooq.DSLContext;

/** Stores the lines of orders as events and as rows, in one transaction of jOOQ. */
final class Orders {

    private final DSLContext jooq;
    private final EventStore store;

    Orders(DSLContext jooq, EventStore store) {
        this.jooq = jooq;
        this.store = store;
    }

    // region transaction
    /** Places a new order: a row and an event, both or none. */
    void place(String order, String product) {
        jooq.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            tx.insertInto(LINES, ORDER_ID, PRODUCT).values(order, product).execute();
            Event placed = event(order, "OrderPlaced", product);
            tx.connection(connection -> store.append(connection, ExpectedVersion.noStream(), placed));
        });
    }
    // endregion

    // region conflict
    /** Places an order, or adds a line to it: the transaction can continue after a conflict. */
    void placeOrAdd(String order, String product) {
        jooq.transaction(configuration -> {
            DSLContext tx = configuration.dsl();
            tx.insertInto(LINES, ORDER_ID, PRODUCT).values(order, product).execute();
            tx.connection(connection -> {
                try {
                    store.append(connection, ExpectedVersion.noStream(), event(order, "OrderPlaced", product));
                } catch (OptimisticConcurrencyException e) {
                    ExpectedVersion found = ExpectedVersion.exact(e.actual().orElseThrow());
                    store.append(connection, found, event(order, "LineAdded", product));
                }
            });
        });
    }
    // endregion

    int lines() {
        return jooq.fetchCount(LINES);
    }

    private static Event event(String order, String type, String product) {
        return Event.builder(StreamId.of("Sales", "Order", order), type)
                .payload(product)
                .build();
    }
}
