package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.v3.OrderPlaced;
import dev.pupsourcing.PersistedEvent;

public final class OrderUpcasters implements OrderEventMapping.Upcasters {

    // region skip-a-version
    @Override
    public OrderPlaced orderPlacedV1ToV3(com.shop.order.v1.OrderPlaced event, PersistedEvent stored) {
        return new OrderPlaced(event.customer(), event.pieces(), "web");
    }
    // endregion
}
