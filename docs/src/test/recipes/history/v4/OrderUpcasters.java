package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.Line;
import com.shop.order.Money;
import com.shop.order.v2.OrderPlaced;
import dev.pupsourcing.PersistedEvent;
import java.math.BigDecimal;
import java.util.stream.Collectors;

public final class OrderUpcasters implements OrderEventMapping.Upcasters {

    @Override
    public OrderPlaced orderPlacedV1ToV2(com.shop.order.v1.OrderPlaced event, PersistedEvent stored) {
        Money total = new Money(BigDecimal.valueOf(event.cents(), 2), "EUR");
        return new OrderPlaced(event.customer(), event.product(), total);
    }

    @Override
    public OrderPlaced orderPlacedV3ToV2(com.shop.order.v3.OrderPlaced event, PersistedEvent stored) {
        String products = event.lines().stream().map(Line::product).collect(Collectors.joining(" and "));
        return new OrderPlaced(event.customer(), products, event.total());
    }
}
