// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.text.PrintableText;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Converts between order events and stored events. */
final class OrderMapping {

    static final String CONTEXT = "Shop";
    static final String AGGREGATE = "Order";

    private static final Map<String, Class<?>> TYPES = Arrays.stream(OrderEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    private final JsonMapper json = JsonMapper.builder().build();

    static StreamId stream(String order) {
        return StreamId.of(CONTEXT, AGGREGATE, order);
    }

    Event toStored(String order, OrderEvent event, Instant at) {
        return Event.builder(stream(order), event.getClass().getSimpleName())
                .payload(json.writeValueAsBytes(event))
                .createdAt(at)
                .build();
    }

    OrderEvent fromStored(PersistedEvent stored) {
        Class<?> type = TYPES.get(stored.eventType());
        if (type == null) {
            throw new IllegalStateException(
                    "unknown event type " + PrintableText.quoted(stored.eventType()) + "; known are " + TYPES.keySet());
        }
        return (OrderEvent) json.readValue(stored.payload(), type);
    }

    /** The state of an order after stored events. */
    Order fold(Iterable<PersistedEvent> events) {
        Order order = Order.NONE;
        for (PersistedEvent event : events) {
            order = order.after(fromStored(event));
        }
        return order;
    }
}
