package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.v2.OrderPlaced;
import dev.pupsourcing.PersistedEvent;

public final class OrderUpcasters implements OrderEventMapping.Upcasters {

    @Override
    public OrderPlaced orderPlacedV1ToV2(com.shop.order.v1.OrderPlaced event, PersistedEvent stored) {
        return new OrderPlaced(event.customer(), event.pieces(), "web");
    }
}
