// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.store;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced.Line;
import dev.pupsourcing.examples.codegen.mapping.OrderEventMapping;
import java.util.List;

// region upcasters
/** Converts older events to the newest versions. If one is missing, the code does not compile. */
public final class Upcasters implements OrderEventMapping.Upcasters {

    @Override
    public OrderPlaced orderPlacedV1ToV2(
            dev.pupsourcing.examples.codegen.events.order.v1.OrderPlaced event, PersistedEvent stored) {
        return new OrderPlaced(event.customer(), List.of(new Line(event.product(), event.pieces())));
    }
}
// endregion
