package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.OrderEvent;
import com.shop.order.v1.OrderPaid;
import com.shop.order.v2.OrderPlaced;
import dev.pupsourcing.PersistedEvent;
import java.util.List;

public final class OrderUpcasters implements OrderEventMapping.Upcasters {

    // region split-an-event
    @Override
    public List<OrderEvent> orderPlacedV1ToEvents(com.shop.order.v1.OrderPlaced event, PersistedEvent stored) {
        OrderPlaced placed = new OrderPlaced(event.customer(), event.pieces());
        return event.paid() ? List.of(placed, new OrderPaid(event.customer())) : List.of(placed);
    }
    // endregion
}
