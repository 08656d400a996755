// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import static dev.pupsourcing.micrometer.TestStore.append;
import static dev.pupsourcing.micrometer.TestStore.event;
import static dev.pupsourcing.micrometer.TestStore.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.Pupsourcing;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The meters of appends and reads. */
class StoreMetersTest {

    private static final int MANY = 10_000;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PupsourcingMetrics metrics = PupsourcingMetrics.of(registry);
    private Pupsourcing pupsourcing;
    private EventStore store;

    @BeforeEach
    void open() throws SQLException {
        pupsourcing = Pupsourcing.create(TestStore.in(folder));
        store = metrics.decorate(pupsourcing.store());
    }

    private long appends(String outcome) {
        return registry.get("pupsourcing.append")
                .tags("context", "Sales", "aggregate.type", "Order", "outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void appendsAreCountedByOutcome() {
        Event first = event(order("1"), "Placed");
        append(pupsourcing, store, first);

        assertThatThrownBy(() -> append(pupsourcing, store, first)).isInstanceOf(DuplicateEventException.class);
        assertThatThrownBy(() -> pupsourcing.inTransaction(
                        tx -> store.append(tx, ExpectedVersion.noStream(), event(order("1"), "Placed"))))
                .isInstanceOf(OptimisticConcurrencyException.class);
        assertThatThrownBy(() -> pupsourcing.inTransaction(tx -> store.append(
                        tx, ExpectedVersion.any(), List.of(event(order("1"), "Paid"), event(order("2"), "Paid")))))
                .isInstanceOf(InvalidEventException.class);

        assertThat(List.of("stored", "conflict", "duplicate", "error"))
                .extracting(this::appends)
                .containsExactly(1L, 1L, 1L, 1L);
        assertThat(registry.get("pupsourcing.append.events").counter().count()).isEqualTo(1);
    }

    @Test
    void readsAreTimedAndTheirEventsSummed() {
        pupsourcing.append(ExpectedVersion.any(), event(order("1"), "Placed"), event(order("1"), "Paid"));

        pupsourcing.useTransaction(tx -> store.readStream(tx, order("1")));
        pupsourcing.useTransaction(tx -> store.readStream(tx, order("2")));

        assertThat(registry.get("pupsourcing.stream.read").timer().count()).isEqualTo(2);
        assertThat(registry.get("pupsourcing.stream.read.events").summary().totalAmount())
                .isEqualTo(2);
    }

    @Test
    void aggregatesDoNotAddMetersAndTheirIdsAreNoTags() {
        append(pupsourcing, store, event(order("customer-0"), "Placed"));
        pupsourcing.useTransaction(tx -> store.readStream(tx, order("customer-0")));
        int before = registry.getMeters().size();

        pupsourcing.useTransaction(tx -> {
            for (int i = 1; i <= MANY; i++) {
                store.append(tx, ExpectedVersion.any(), event(order("customer-" + i), "Placed"));
                store.readStream(tx, order("customer-" + i));
            }
        });

        assertThat(registry.getMeters()).hasSize(before);
        assertThat(appends("stored")).isEqualTo(MANY + 1);
        assertThat(tagValues()).noneMatch(value -> value.contains("customer"));
    }

    @Test
    void eventTypesAreTagsOnlyOnRequestAndUpToTheLimit() {
        store = PupsourcingMetrics.builder(registry).eventTypes(2).build().decorate(pupsourcing.store());
        for (String type : List.of("Placed", "Paid", "Packed", "Sent", "Paid")) {
            append(pupsourcing, store, event(order("1"), type));
        }

        assertThat(registry.get("pupsourcing.append.events").counters())
                .extracting(counter -> counter.getId().getTag("event.type") + "=" + counter.count())
                .containsExactlyInAnyOrder("Placed=1.0", "Paid=2.0", "_other=2.0");
    }

    @Test
    void kindsOfStreamsAreLimited() {
        pupsourcing.useTransaction(tx -> {
            for (int i = 0; i < PupsourcingMetrics.MAX_STREAM_KINDS + 10; i++) {
                store.readStream(tx, StreamId.of("Sales", "Kind" + i, "1"));
            }
        });

        assertThat(registry.get("pupsourcing.stream.read").timers()).hasSize(PupsourcingMetrics.MAX_STREAM_KINDS + 1);
        assertThat(registry.get("pupsourcing.stream.read")
                        .tags("context", "_other", "aggregate.type", "_other")
                        .timer()
                        .count())
                .isEqualTo(10);
    }

    /** A default method that is not forwarded would lose the better implementation of the other store. */
    @Test
    void everyMethodOfTheStoreIsForwarded() {
        List<String> called = new ArrayList<>();
        EventStore other = (EventStore) Proxy.newProxyInstance(
                EventStore.class.getClassLoader(), new Class<?>[] {EventStore.class}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    return method.getReturnType() == long.class ? 0L : null;
                });
        MeteredStore metered = (MeteredStore) metrics.decorate(other);

        List<Method> passedOn = Arrays.stream(EventStore.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.getName().matches("append|readStream"))
                .toList();
        assertThat(passedOn).isNotEmpty().allSatisfy(method -> {
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(StoreMetersTest::zero)
                    .toArray();
            method.invoke(metered, arguments);
            assertThat(called).contains(method.getName());
        });
    }

    private static Object zero(Class<?> type) {
        if (type == long.class) {
            return 0L;
        }
        return type == int.class ? 0 : null;
    }

    private List<String> tagValues() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .flatMap(id -> id.getTags().stream())
                .map(tag -> tag.getValue())
                .toList();
    }

    @Test
    void theStoreStillWorks() {
        PersistedEvent stored =
                append(pupsourcing, store, event(order("1"), "Placed")).events().get(0);

        pupsourcing.useTransaction(tx -> {
            assertThat(store.readStream(tx, order("1")).events()).containsExactly(stored);
            assertThat(store.findEvent(tx, order("1"), stored.eventId())).contains(stored);
            assertThat(store.latestPosition(tx)).isEqualTo(stored.position());
        });
    }
}
