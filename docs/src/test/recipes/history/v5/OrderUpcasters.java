package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.Line;
import com.shop.order.Money;
import com.shop.order.v3.OrderPlaced;
import dev.pupsourcing.PersistedEvent;
import java.math.BigDecimal;
import java.util.List;

public final class OrderUpcasters implements OrderEventMapping.Upcasters {

    @Override
    public com.shop.order.v2.OrderPlaced orderPlacedV1ToV2(com.shop.order.v1.OrderPlaced event, PersistedEvent stored) {
        Money total = new Money(BigDecimal.valueOf(event.cents(), 2), "EUR");
        return new com.shop.order.v2.OrderPlaced(event.customer(), event.product(), total);
    }

    @Override
    public OrderPlaced orderPlacedV2ToV3(com.shop.order.v2.OrderPlaced event, PersistedEvent stored) {
        return new OrderPlaced(event.customer(), List.of(new Line(event.product(), 1)), event.total());
    }
}
