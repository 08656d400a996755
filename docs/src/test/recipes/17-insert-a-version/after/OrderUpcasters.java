package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.v3.OrderPlaced;
import dev.pupsourcing.PersistedEvent;

public final class OrderUpcasters implements OrderEventMapping.Upcasters {

    // region insert-a-version
    @Override
    public com.shop.order.v2.OrderPlaced orderPlacedV1ToV2(com.shop.order.v1.OrderPlaced event, PersistedEvent stored) {
        return new com.shop.order.v2.OrderPlaced(event.customer(), event.pieces(), true);
    }

    @Override
    public OrderPlaced orderPlacedV2ToV3(com.shop.order.v2.OrderPlaced event, PersistedEvent stored) {
        return new OrderPlaced(event.customer(), event.pieces(), event.online() ? "web" : "shop");
    }
    // endregion
}
