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

    /**
     * Payloads are the texts themselves; version 1 of OrderPlaced is older than the class, and OrderSentOut is split into
     * both.
     */
    private static final class Orders implements EventMapping<Order> {

        private static final Map<Class<?>, String> NEWEST =
                Map.of(Placed.class, "OrderPlaced", Shipped.class, "OrderShipped");

        @Override
        public List<EventVersion> known() {
            return List.of(
                    new EventVersion("OrderPlaced", 1),
                    new EventVersion("OrderPlaced", 2),
                    new EventVersion("OrderShipped", 1),
                    new EventVersion("OrderSentOut", 1));
        }

        @Override
        public Set<Class<?>> eventClasses() {
            return NEWEST.keySet();
        }

        @Override
        public Set<String> typesOf(Class<?> eventClass) {
            return PayloadMapper.typesOf(NEWEST, Set.of("OrderSentOut"), eventClass);
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
            if (event.eventType().equals("OrderSentOut")) {
                target.accept(new Placed("split"));
                target.accept(new Shipped("split"));
            } else if (event.payload().length > 0) {
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
        assertThat(projection.scope())
                .isEqualTo(ReadScope.ofContexts("Sales").withEventTypes("OrderPlaced", "OrderSentOut"));
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
        assertThat(projection.scope()).isEqualTo(ReadScope.ofEventTypes("OrderPlaced", "OrderShipped", "OrderSentOut"));
        projection.handleBatch(TX, List.of(event("OrderPlaced", 2, "Ada"), event("OrderShipped", 1, "p")));
        assertThat(calls).containsExactly("other Placed[customer=2 Ada]", "shipped 1 p");
    }

    @Test
    void handlesEverySubclassOfAClass() {
        assertThat(builder().on(Order.class, (tx, order, stored) -> {}).build().scope())
                .isEqualTo(ReadScope.ofEventTypes("OrderPlaced", "OrderShipped", "OrderSentOut"));
    }

    @Test
    void refusesAClassThatTheMappingDoesNotKnow() {
        Projection.TypedBuilder<Object> unknown =
                Projection.<Object>builder("orders", new Orders()).on(Billed.class, (tx, billed, stored) -> {});
        assertThatThrownBy(unknown::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Billed.class.getName())
                .hasMessageContaining("[OrderPlaced, OrderSentOut, OrderShipped]");
    }

    @Test
    void refusesHandlersThatAreNeverOrTwiceCalled() {
        assertThatThrownBy(() -> builder().build()).hasMessageContaining("must have a handler");
        assertThatThrownBy(() -> builder()
                        .on(Placed.class, (tx, placed, stored) -> {})
                        .on(Order.class, (tx, order, stored) -> {})
                        .build())
                .hasMessageContaining("has two for " + Placed.class.getName())
                .hasMessageContaining(Order.class.getName());
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
                .hasMessageContaining("excludes [OrderPlaced, OrderSentOut]");
        assertThatThrownBy(() -> Projection.builder("orders")
                        .scope(ReadScope.ofEventTypes("OrderShipped"))
                        .on("OrderPlaced", (tx, stored) -> {})
                        .build())
                .hasMessageContaining("excludes [OrderPlaced]");
    }

    @Test
    void handlesEachPartOfASplitEventByItsClass() throws SQLException {
        Projection projection = builder()
                .on(Shipped.class, (tx, shipped, stored) -> calls.add("shipped " + shipped.parcel()))
                .on(Placed.class, (tx, placed, stored) -> calls.add("placed " + placed.customer()))
                .build();
        projection.handleBatch(TX, List.of(event("OrderSentOut", 1, ""), event("OrderShipped", 1, "p")));
        assertThat(calls).containsExactly("placed split", "shipped split", "shipped 1 p");
    }

    @Test
    void skipsThePartsOfASplitEventThatItDoesNotHandle() throws SQLException {
        builder()
                .on(Shipped.class, (tx, shipped, stored) -> calls.add("shipped " + shipped.parcel()))
                .build()
                .handleBatch(TX, List.of(event("OrderSentOut", 1, "")));
        assertThat(calls).containsExactly("shipped split");
    }

    @Test
    void skipsIgnoredClasses() throws SQLException {
        Projection projection = builder()
                .ignore(Shipped.class)
                .onAny((tx, order, stored) -> calls.add(order.toString()))
                .build();
        projection.handleBatch(TX, List.of(event("OrderSentOut", 1, ""), event("OrderShipped", 1, "p")));
        assertThat(calls).containsExactly("Placed[customer=split]");
        assertThatThrownBy(() -> builder()
                        .on(Placed.class, (tx, placed, stored) -> {})
                        .ignore(Order.class)
                        .build())
                .hasMessageContaining("has one for " + Placed.class.getName());
    }

    @Test
    void anExhaustiveProjectionMissesNoClass() {
        Projection.TypedBuilder<Order> some = builder().on(Placed.class, (tx, placed, stored) -> {});
        assertThatThrownBy(() -> some.exhaustive().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an exhaustive projection must handle or ignore every class of its mapping, but projection"
                        + " \"orders\" does neither with [" + Shipped.class.getName() + "]");
        assertThat(some.ignore(Shipped.class).build().name()).isEqualTo("orders");
    }
}
