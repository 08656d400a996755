package com.shop;

import com.shop.mapping.OrderEventMapping;
import com.shop.order.v1.OrderPlaced;
import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jackson.JacksonPayloadCodec;
import dev.pupsourcing.mapping.PayloadException;

public final class Program {

    private Program() {}

    public static void main(String[] arguments) {
        OrderEventMapping mapping = new OrderEventMapping(JacksonPayloadCodec.create());
        try {
            Event event = mapping.toEvent(StreamId.of("Shop", "Order", "1"), new OrderPlaced("Ada", 2));
            System.out.println(mapping.fromEvent(PersistedEvent.of(event, 1, 1)));
        } catch (PayloadException e) {
            System.out.println(e.getMessage());
        }
    }
}
