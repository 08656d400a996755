package com.shop;

import com.shop.mapping.PurchaseEventMapping;
import com.shop.purchase.Line;
import com.shop.purchase.Money;
import com.shop.purchase.OrderEvent;
import com.shop.purchase.v1.NoteAdded;
import com.shop.purchase.v2.ParcelSent;
import com.shop.purchase.v3.OrderPlaced;
import dev.pupsourcing.PersistedEvent;
import java.math.BigDecimal;
import java.util.List;

public final class PurchaseUpcasters implements PurchaseEventMapping.Upcasters {

    @Override
    public com.shop.purchase.v2.OrderPlaced orderPlacedV1ToV2(com.shop.purchase.v1.OrderPlaced event, PersistedEvent stored) {
        Money total = new Money(BigDecimal.valueOf(event.cents(), 2), "EUR");
        return new com.shop.purchase.v2.OrderPlaced(event.customer(), event.product(), total);
    }

    @Override
    public OrderPlaced orderPlacedV2ToV3(com.shop.purchase.v2.OrderPlaced event, PersistedEvent stored) {
        return new OrderPlaced(event.customer(), List.of(new Line(event.product(), 1)), event.total());
    }

    @Override
    public List<OrderEvent> orderShippedV1ToEvents(com.shop.purchase.v1.ParcelSent event, PersistedEvent stored) {
        ParcelSent sent = new ParcelSent(event.parcel());
        return event.note().<List<OrderEvent>>map(text -> List.of(sent, new NoteAdded(text))).orElse(List.of(sent));
    }
}
