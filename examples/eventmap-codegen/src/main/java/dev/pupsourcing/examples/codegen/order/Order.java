// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.order;

import dev.pupsourcing.examples.codegen.events.order.OrderEvent;
import dev.pupsourcing.examples.codegen.events.order.v1.OrderShipped;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced.Line;
import java.util.List;

// region aggregate
/**
 * An order: what it knows of its past, and what it decides. It needs no library.
 *
 * @param lines what was ordered, nothing before that
 * @param shipped whether the parcel has left
 */
public record Order(List<Line> lines, boolean shipped) {

    /** An order before anything happened. */
    public static final Order NONE = new Order(List.of(), false);

    /** Copies the list. */
    public Order {
        lines = List.copyOf(lines);
    }

    /** A customer orders. */
    public List<OrderEvent> place(String customer, List<Line> wanted) {
        if (!lines.isEmpty()) {
            throw new IllegalStateException("the order is placed already");
        }
        return List.of(new OrderPlaced(customer, wanted));
    }

    /** The parcel leaves; a second time nothing happens. */
    public List<OrderEvent> ship(String parcel) {
        if (lines.isEmpty()) {
            throw new IllegalStateException("there is no order");
        }
        return shipped ? List.of() : List.of(new OrderShipped(parcel));
    }

    /** The order after one more event. */
    public Order after(OrderEvent event) {
        return event instanceof OrderPlaced placed ? new Order(placed.lines(), shipped) : new Order(lines, true);
    }
}
// endregion
