// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.order;

import dev.pupsourcing.examples.codegen.events.order.OrderEvent;
import java.util.List;
import java.util.function.Function;

// region port
/** All orders, as the domain sees them. */
public interface Orders {

    /** The order of an id, {@link Order#NONE} if there is none. */
    Order find(String id);

    /** Decides on an order and remembers what follows; the decision may be made more than once. */
    Order update(String id, Function<Order, List<OrderEvent>> decision);
}
// endregion
