// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.mapping.EventContext;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.mapping.EventVersion;
import dev.pupsourcing.mapping.PayloadMapper;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TypedProjectionTest {

    private static final Connection TX = (Connection) Proxy.newProxyInstance(
            TypedProjectionTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final List<String> calls = new ArrayList<>();

    interface Order {}

    record Placed(String customer) implements Order {}

    record Shipped(String parcel) implements Order {}

    /** Of an aggregate that is not an order. */
    record Billed(String invoice) {}

    /** Payloads are the texts themselves; version 1 of OrderPlaced is older than the class. */
    private static final class Orders implements EventMapping<Order> {

        @Override
        public List<EventVersion> known() {
            return List.of(
                    new EventVersion("OrderPlaced", 1),
                    new EventVersion("OrderPlaced", 2),
                    new EventVersion("OrderShipped", 1));
        }

        @Override
        public Set<String> typesOf(Class<?> eventClass) {
            return PayloadMapper.typesOf(
                    Map.of(Placed.class, "OrderPlaced", Shipped.class, "OrderShipped"), eventClass);
        }

        @Override
        public EventVersion versionOf(Order event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event toEvent(StreamId stream, Order event, EventContext options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Order fromEvent(PersistedEvent event) {
            String text = event.eventVersion() + " " + new String(event.payload(), StandardCharsets.UTF_8);
            return event.eventType().equals("OrderPlaced") ? new Placed(text) : new Shipped(text);
        }

        @Override
        public void readInto(PersistedEvent event, Consumer<? super Order> target) {
            if (event.payload().length > 0) {
                target.accept(fromEvent(event));
            }
        }

        @Override
        public Object asStored(PersistedEvent event) {
            return fromEvent(event);
        }
    }

    private static PersistedEvent event(String type, int version, String payload) {
        Event event = Event.builder(StreamId.of("Sales", "Order", "o-1"), type)
                .eventVersion(version)
                .payload(payload)
                .build();
        return PersistedEvent.of(event, 7, 7);
    }

    private static Projection.TypedBuilder<Order> builder() {
        return Projection.builder("orders", new Orders());
    }

    @Test
    void handlesDomainEventsInTheirNewestVersion() throws SQLException {
        Projection projection = builder()
                .scope(ReadScope.ofContexts("Sales"))
                .on(Placed.class, (tx, placed, stored) -> calls.add(placed.customer() + " " + stored.position()))
                .build();
        assertThat(projection.scope()).isEqualTo(ReadScope.ofContexts("Sales").withEventTypes("OrderPlaced"));
        projection.handleBatch(
                TX,
                List.of(event("OrderPlaced", 1, "Ada"), event("OrderShipped", 1, "p"), event("OrderPlaced", 2, "Bob")));
        assertThat(calls).containsExactly("1 Ada 7", "2 Bob 7");
    }

    @Test
    void handlesWhatTheMappingReadsFromAnEvent() throws SQLException {
        Projection projection = builder()
                .on(Placed.class, (tx, placed, stored) -> calls.add(placed.customer()))
                .build();
        projection.handleBatch(TX, List.of(event("OrderPlaced", 2, ""), event("OrderPlaced", 2, "Ada")));
        assertThat(calls).containsExactly("2 Ada");
    }

    @Test
    void handlesAllOtherEventsOfTheMapping() throws SQLException {
        Projection projection = builder()
                .on(Shipped.class, (tx, shipped, stored) -> calls.add("shipped " + shipped.parcel()))
                .onAny((tx, order, stored) -> calls.add("other " + order))
                .build();
        assertThat(projection.scope()).isEqualTo(ReadScope.ofEventTypes("OrderPlaced", "OrderShipped"));
        projection.handleBatch(TX, List.of(event("OrderPlaced", 2, "Ada"), event("OrderShipped", 1, "p")));
        assertThat(calls).containsExactly("other Placed[customer=2 Ada]", "shipped 1 p");
    }

    @Test
    void handlesEverySubclassOfAClass() {
        assertThat(builder().on(Order.class, (tx, order, stored) -> {}).build().scope())
                .isEqualTo(ReadScope.ofEventTypes("OrderPlaced", "OrderShipped"));
    }

    @Test
    void refusesAClassThatTheMappingDoesNotKnow() {
        Projection.TypedBuilder<Object> unknown =
                Projection.<Object>builder("orders", new Orders()).on(Billed.class, (tx, billed, stored) -> {});
        assertThatThrownBy(unknown::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Billed.class.getName())
                .hasMessageContaining("[OrderPlaced, OrderShipped]");
    }

    @Test
    void refusesHandlersThatAreNeverOrTwiceCalled() {
        assertThatThrownBy(() -> builder().build()).hasMessageContaining("must have a handler");
        assertThatThrownBy(() -> builder()
                        .on(Placed.class, (tx, placed, stored) -> {})
                        .on(Order.class, (tx, order, stored) -> {})
                        .build())
                .hasMessageContaining("two for \"OrderPlaced\"");
        assertThatThrownBy(() -> builder()
                        .on(Placed.class, (tx, placed, stored) -> {})
                        .on(Placed.class, (tx, placed, stored) -> {}))
                .hasMessageContaining("two for " + Placed.class.getName());
        assertThatThrownBy(() -> builder().onAny((tx, order, stored) -> {}).onAny((tx, order, stored) -> {}))
                .hasMessageContaining("has two");
        assertThatThrownBy(() -> builder()
                        .scope(ReadScope.ofEventTypes("OrderShipped"))
                        .on(Placed.class, (tx, placed, stored) -> {})
                        .build())
                .hasMessageContaining("excludes [OrderPlaced]");
        assertThatThrownBy(() -> Projection.builder("orders")
                        .scope(ReadScope.ofEventTypes("OrderShipped"))
                        .on("OrderPlaced", (tx, stored) -> {})
                        .build())
                .hasMessageContaining("excludes [OrderPlaced]");
    }
}
