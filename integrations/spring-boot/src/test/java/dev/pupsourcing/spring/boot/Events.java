// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.Event;
import dev.pupsourcing.StreamId;

/** Streams and events for tests. */
public final class Events {

    private Events() {}

    /** The stream of an order. */
    public static StreamId order(String id) {
        return StreamId.of("Sales", "Order", id);
    }

    /** An order was placed. */
    public static Event placed(String id) {
        return Event.builder(order(id), "OrderPlaced").payload("{\"pieces\":2}").build();
    }

    /** An order was paid. */
    public static Event paid(String id) {
        return Event.builder(StreamId.of("Billing", "Payment", id), "Paid").build();
    }
}
