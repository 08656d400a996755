package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.Money;
import com.shop.order.v2.OrderPlaced;
import dev.pupsourcing.PersistedEvent;
import java.math.BigDecimal;

public final class OrderUpcasters implements OrderEventMapping.Upcasters {

    @Override
    public OrderPlaced orderPlacedV1ToV2(com.shop.order.v1.OrderPlaced event, PersistedEvent stored) {
        Money total = new Money(BigDecimal.valueOf(event.cents(), 2), "EUR");
        return new OrderPlaced(event.customer(), event.product(), total);
    }
}
