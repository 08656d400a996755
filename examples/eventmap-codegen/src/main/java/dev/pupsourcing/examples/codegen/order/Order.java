// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.order;

import dev.pupsourcing.examples.codegen.events.order.OrderEvent;
import dev.pupsourcing.examples.codegen.events.order.v1.OrderShipped;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced.Line;
import java.util.List;

// region aggregate
/**
 * The state of an order, and its decisions. It does not depend on the library.
 *
 * @param lines the ordered lines; empty before the order is placed
 * @param shipped whether the parcel was shipped
 */
public record Order(List<Line> lines, boolean shipped) {

    /** An order without events. */
    public static final Order NONE = new Order(List.of(), false);

    /** Copies the list. */
    public Order {
        lines = List.copyOf(lines);
    }

    /** Places the order. */
    public List<OrderEvent> place(String customer, List<Line> wanted) {
        if (!lines.isEmpty()) {
            throw new IllegalStateException("the order is placed already");
        }
        return List.of(new OrderPlaced(customer, wanted));
    }

    /** Ships the order; returns no events if it is already shipped. */
    public List<OrderEvent> ship(String parcel) {
        if (lines.isEmpty()) {
            throw new IllegalStateException("there is no order");
        }
        return shipped ? List.of() : List.of(new OrderShipped(parcel));
    }

    /** Returns the order after one more event. */
    public Order after(OrderEvent event) {
        return event instanceof OrderPlaced placed ? new Order(placed.lines(), shipped) : new Order(lines, true);
    }
}
// endregion
