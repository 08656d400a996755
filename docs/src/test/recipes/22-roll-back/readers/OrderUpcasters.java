package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.v1.OrderPlaced;
import dev.pupsourcing.PersistedEvent;

public final class OrderUpcasters implements OrderEventMapping.Upcasters {

    // region roll-back-readers
    @Override
    public OrderPlaced orderPlacedV2ToV1(com.shop.order.v2.OrderPlaced event, PersistedEvent stored) {
        return new OrderPlaced(event.customer(), event.pieces());
    }
    // endregion
}
