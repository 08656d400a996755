package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.OrderEvent;
import com.shop.order.v1.StreetChanged;
import com.shop.order.v1.StreetEntered;
import com.shop.order.v2.OrderPlaced;
import dev.pupsourcing.PersistedEvent;
import java.util.List;
import java.util.Optional;

public final class OrderUpcasters implements OrderEventMapping.Upcasters {

    // region merge-two-events
    @Override
    public OrderPlaced orderPlacedV1ToV2(com.shop.order.v1.OrderPlaced event, PersistedEvent stored) {
        return new OrderPlaced(event.customer(), event.pieces(), Optional.empty());
    }

    @Override
    public List<OrderEvent> streetEnteredV1ToEvents(StreetEntered event, PersistedEvent stored) {
        return event.street().isBlank() ? List.of() : List.of(new StreetChanged(event.street()));
    }
    // endregion
}
