// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTest {

    private static final Connection TX = (Connection) Proxy.newProxyInstance(
            ProjectionTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final List<String> calls = new ArrayList<>();

    private static PersistedEvent event(String type, long position) {
        return PersistedEvent.of(
                Event.builder(StreamId.of("Sales", "Order", "o-1"), type).build(), position, position);
    }

    private EventHandler noting(String name) {
        return (tx, event) -> calls.add(name + " " + event.position());
    }

    @Test
    void isMadeOfOneLambda() throws SQLException {
        Projection projection = Projection.of("orders", ReadScope.ofContexts("Sales"), noting("all"));
        assertThat(projection.name()).isEqualTo("orders");
        assertThat(projection.scope()).isEqualTo(ReadScope.ofContexts("Sales"));
        assertThat(projection.handlesBatches()).isFalse();
        projection.handleBatch(TX, List.of(event("A", 1), event("B", 2)));
        assertThat(calls).containsExactly("all 1", "all 2");
        assertThat(Projection.of("x", noting("all")).scope().isAll()).isTrue();
    }

    @Test
    void refusesToClearAReadModelThatItDoesNotKnow() {
        assertThatThrownBy(() -> Projection.of("orders", noting("all")).clear(TX))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("projection \"orders\" cannot clear its read model");
    }

    @Test
    void clearsItsReadModelAsItsBuilderSays() throws SQLException {
        Projection.builder("orders")
                .on("A", noting("a"))
                .onClear(tx -> calls.add("cleared"))
                .build()
                .clear(TX);
        Projection.builder("orders")
                .batch((tx, events) -> {})
                .onClear(tx -> calls.add("cleared too"))
                .build()
                .clear(TX);
        assertThat(calls).containsExactly("cleared", "cleared too");
    }

    @Test
    void routesByEventTypeAndNarrowsItsScopeToThem() throws SQLException {
        Projection projection = Projection.builder("orders")
                .scope(ReadScope.ofContexts("Sales"))
                .on("A", noting("a"))
                .on("B", noting("b"))
                .build();
        assertThat(projection.scope()).isEqualTo(ReadScope.ofContexts("Sales").withEventTypes("A", "B"));
        projection.handleBatch(TX, List.of(event("B", 1), event("C", 2), event("A", 3)));
        assertThat(calls).containsExactly("b 1", "a 3");
    }

    @Test
    void keepsItsScopeIfThereIsAHandlerForTheRest() throws SQLException {
        Projection projection = Projection.builder("orders")
                .on("A", noting("a"))
                .otherwise(noting("rest"))
                .build();
        assertThat(projection.scope().isAll()).isTrue();
        projection.handle(TX, event("C", 2));
        assertThat(calls).containsExactly("rest 2");
    }

    @Test
    void takesBatches() throws SQLException {
        Projection projection = Projection.builder("orders")
                .batch((tx, events) -> calls.add("batch of " + events.size()))
                .build();
        assertThat(projection.handlesBatches()).isTrue();
        projection.handleBatch(TX, List.of(event("A", 1), event("A", 2)));
        projection.handle(TX, event("A", 3));
        assertThat(calls).containsExactly("batch of 2", "batch of 1");
    }

    @Test
    void refusesTwoWaysAndNone() {
        Projection.Builder builder = Projection.builder("orders");
        assertThatThrownBy(builder::build).hasMessage("projection \"orders\" must have a handler");
        builder.on("A", noting("a"));
        assertThatThrownBy(() -> builder.on("A", noting("b")))
                .hasMessageContaining("projection \"orders\" has two for \"A\"");
        builder.otherwise(noting("rest"));
        assertThatThrownBy(() -> builder.otherwise(noting("rest"))).hasMessageContaining("all other events");
        builder.batch((tx, events) -> {});
        assertThatThrownBy(() -> builder.batch((tx, events) -> {}))
                .hasMessageContaining("batches must have one handler");
        assertThatThrownBy(builder::build).hasMessageContaining("must be the only one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "\uD83D"})
    void refusesNamesThatCannotBeStored(String name) {
        assertThatThrownBy(() -> Projection.builder(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("projection name \"");
    }

    @Test
    void takesTheLongestNameAndRefusesOneLonger() {
        String longest = "\uD83D\uDC36".repeat(255);
        assertThat(Projection.of(longest, noting("x")).name()).isEqualTo(longest);
        assertThatThrownBy(() -> Projection.builder(longest + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 255");
    }
}
