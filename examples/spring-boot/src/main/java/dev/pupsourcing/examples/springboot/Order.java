// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.springboot;

import dev.pupsourcing.examples.springboot.OrderEvent.OrderPaid;
import java.util.List;

/** The rules of an order. */
final class Order {

    private final List<OrderEvent> history;

    /** The state after these events. */
    Order(List<OrderEvent> history) {
        this.history = List.copyOf(history);
    }

    /**
     * Pays the order.
     *
     * @throws IllegalStateException if there is no such order, or it is paid already
     */
    OrderPaid pay(long cents) {
        if (history.isEmpty()) {
            throw new IllegalStateException("there is no such order");
        }
        if (history.stream().anyMatch(OrderPaid.class::isInstance)) {
            throw new IllegalStateException("the order is paid already");
        }
        return new OrderPaid(cents);
    }
}
