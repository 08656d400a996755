// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.events.order.v2;

import dev.pupsourcing.examples.codegen.events.order.OrderEvent;
import java.util.List;

// region v2
/** An order of several products. */
public record OrderPlaced(String customer, List<Line> lines) implements OrderEvent {

    /** Pieces of one product. */
    public record Line(String product, int pieces) {}
}
// endregion
