// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.codegen.order;

import dev.pupsourcing.examples.codegen.events.order.OrderEvent;
import dev.pupsourcing.examples.codegen.events.order.v1.OrderShipped;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced;
import dev.pupsourcing.examples.codegen.events.order.v2.OrderPlaced.Line;
import dev.pupsourcing.testkit.scenario.AggregateScenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final List<Line> TEA = List.of(new Line("tea", 2));

    private final AggregateScenario<OrderEvent, Order> order = AggregateScenario.of(Order.NONE, Order::after);

    @Test
    void isPlacedOnce() {
        order.when("place", none -> none.place("Ada", TEA)).then(new OrderPlaced("Ada", TEA));
        order.given(new OrderPlaced("Ada", TEA))
                .when("place again", placed -> placed.place("Ada", TEA))
                .thenError(IllegalStateException.class, "placed already");
    }

    @Test
    void isShippedOnce() {
        order.given(new OrderPlaced("Ada", TEA))
                .when("ship", placed -> placed.ship("p-1"))
                .then(new OrderShipped("p-1"))
                .thenState(new Order(TEA, true));
        order.given(new OrderPlaced("Ada", TEA), new OrderShipped("p-1"))
                .when("ship again", shipped -> shipped.ship("p-2"))
                .thenNothing();
        order.when("ship", none -> none.ship("p-1")).thenError(IllegalStateException.class, "no order");
    }
}
