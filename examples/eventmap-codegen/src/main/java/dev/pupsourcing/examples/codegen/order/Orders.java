// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.order;

import dev.pupsourcing.examples.codegen.events.order.OrderEvent;
import java.util.List;
import java.util.function.Function;

// region port
/** A port of the domain: all orders. */
public interface Orders {

    /** Returns the order with an id, {@link Order#NONE} if it does not exist. */
    Order find(String id);

    /** Runs a decision on an order and stores its events; the decision may run more than once. */
    Order update(String id, Function<Order, List<OrderEvent>> decision);
}
// endregion
