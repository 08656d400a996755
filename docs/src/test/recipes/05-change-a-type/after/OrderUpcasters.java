package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.Money;
import com.shop.order.v2.OrderPlaced;
import dev.pupsourcing.PersistedEvent;
import java.math.BigDecimal;

public final class OrderUpcasters implements OrderEventMapping.Upcasters {

    // region change-a-type-upcaster
    @Override
    public OrderPlaced orderPlacedV1ToV2(com.shop.order.v1.OrderPlaced event, PersistedEvent stored) {
        return new OrderPlaced(event.customer(), new Money(BigDecimal.valueOf(event.totalCents(), 2), "EUR"));
    }
    // endregion
}
