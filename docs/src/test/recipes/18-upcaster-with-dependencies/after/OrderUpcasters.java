package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.v2.OrderPlaced;
import dev.pupsourcing.PersistedEvent;
import java.util.Map;

// region upcaster-with-dependencies
public final class OrderUpcasters implements OrderEventMapping.Upcasters {

    private final Map<String, String> countries;

    /** Countries of customers, loaded when the program starts. */
    public OrderUpcasters(Map<String, String> countries) {
        this.countries = Map.copyOf(countries);
    }

    @Override
    public OrderPlaced orderPlacedV1ToV2(com.shop.order.v1.OrderPlaced event, PersistedEvent stored) {
        return new OrderPlaced(event.customer(), event.pieces(), countries.getOrDefault(event.customer(), "??"));
    }
}
// endregion
