// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.InvalidEventException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.transaction.TransactionRequiredException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The results of appends, and the appends that are rejected. */
@Tag("defaults")
public abstract class AppendContract extends StoreContract {

    /** For suites. */
    protected AppendContract() {}

    @Test
    void storesTwoEventsOfANewAggregate() throws SQLException {
        Event first = Event.builder(StreamId.of("Sales", "Order", "o-1"), "OrderPlaced")
                .eventVersion(3)
                .payload(new byte[] {0, 1, -1})
                .metadataJson("{ \"b\":1.50, \"a\":[ null ] }")
                .traceId("trace")
                .correlationId("correlation")
                .causationId("causation")
                .createdAt(Instant.parse("2026-11-23T20:15:00.123456Z"))
                .build();
        Event second = event("o-1");

        AppendResult result = append(ExpectedVersion.noStream(), first, second);

        assertThat(result.previousVersion()).isZero();
        assertThat(result.version()).isEqualTo(2);
        assertThat(result.positions()).hasSize(2).isSorted().doesNotHaveDuplicates();
        assertThat(result.events()).extracting(PersistedEvent::event).containsExactly(first, second);
        assertThat(read(order("o-1")).events()).isEqualTo(result.events());
    }

    @Test
    void continuesAndKeepsTheHeadsOfAggregatesApart() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"), event("o-1"));
        append(ExpectedVersion.exact(2), event("o-1"));
        append(ExpectedVersion.any(), event("o-2"));
        assertThat(read(order("o-1")).stream().map(PersistedEvent::aggregateVersion))
                .containsExactly(1L, 2L, 3L);
        assertThat(number("SELECT aggregate_version FROM {{aggregate_heads}} WHERE aggregate_id = 'o-1'"))
                .isEqualTo(3);
        assertThat(number("SELECT aggregate_version FROM {{aggregate_heads}} WHERE aggregate_id = 'o-2'"))
                .isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM {{aggregate_heads}}")).isEqualTo(2);
    }

    @Test
    void refusesAnEmptyListAndMixedAggregatesBeforeAnySql() throws SQLException {
        try (Connection tx = fixture().begin()) {
            assertThatThrownBy(() -> store().append(tx, ExpectedVersion.any(), List.of()))
                    .isInstanceOf(InvalidEventException.class)
                    .hasMessageContaining("events must contain at least one event");
            InvalidEventException mixed = catchThrowableOfType(
                    InvalidEventException.class,
                    () -> store().append(tx, ExpectedVersion.any(), event("o-1"), event("o-1"), event("o-2")));
            assertThat(mixed.index()).hasValue(2);
            assertThat(mixed.field()).isEqualTo("aggregateId");
            assertThat(mixed.transactionUsable()).isTrue();
            tx.rollback();
        }
        assertThat(number("SELECT COUNT(*) FROM {{events}}")).isZero();
    }

    @Test
    void refusesAutocommit() throws SQLException {
        try (Connection connection = fixture().dataSource().getConnection()) {
            assertThatThrownBy(() -> store().append(connection, ExpectedVersion.any(), event("o-1")))
                    .isInstanceOf(TransactionRequiredException.class)
                    .hasMessageContaining("autocommit");
            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(number("SELECT COUNT(*) FROM {{events}}")).isZero();
    }

    @Test
    void leavesTheTransactionToTheCaller() throws SQLException {
        try (Connection tx = fixture().begin()) {
            store().append(tx, ExpectedVersion.noStream(), event("o-1"));
            store().append(tx, ExpectedVersion.exact(1), event("o-1"));
            store().append(tx, ExpectedVersion.any(), event("o-2"));
            assertThat(store().readStream(tx, order("o-1")).version()).isEqualTo(2);
            tx.rollback();
            assertThat(store().readStream(tx, order("o-1")).isEmpty()).isTrue();
            store().append(tx, ExpectedVersion.noStream(), event("o-1"), event("o-1"));
            store().append(tx, ExpectedVersion.noStream(), event("o-2"));
            tx.commit();
            assertThat(tx.isClosed()).isFalse();
        }
        assertThat(read(order("o-1")).version()).isEqualTo(2);
        assertThat(read(order("o-2")).version()).isEqualTo(1);
        assertThat(number("SELECT COUNT(*) FROM {{aggregate_heads}}")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "A",
                "ä",
                "a ",
                " a",
                " ",
                "user@example.org",
                "0b9cb1f1-7d64-4a40-8f7c-2f1d3b5a1c11",
                "\uD83D\uDC36",
                "'; --",
                "%_\\",
                "\t\n"
            })
    void takesAnyTextAsAggregateId(String id) throws SQLException {
        append(ExpectedVersion.noStream(), event("A-other"));
        append(ExpectedVersion.noStream(), event(order(id)), event(order(id)));
        assertThat(read(order(id)).version()).isEqualTo(2);
        assertThat(read(order(id)).events().get(0).aggregateId()).isEqualTo(id);
    }

    @Test
    void keepsIdsApartThatLookAlike() throws SQLException {
        List<String> alike = List.of("a", "A", "á", "a ", "a\u0301", "ａ", "ss", "ß", "\uD83D\uDC36", "\uD83D\uDC31");
        for (String id : alike) {
            append(ExpectedVersion.noStream(), event(order(id)));
        }
        for (String id : alike) {
            assertThat(read(order(id)).stream().map(PersistedEvent::aggregateId))
                    .containsExactly(id);
        }
    }

    @Test
    void takesTheLongestKeysAndRefusesOneLonger() throws SQLException {
        String longest = "\uD83D\uDC36".repeat(255);
        StreamId stream = StreamId.of(longest, longest, longest);
        append(
                ExpectedVersion.noStream(),
                Event.builder(stream, longest).traceId(longest).build());
        PersistedEvent stored = read(stream).events().get(0);
        assertThat(stored.stream()).isEqualTo(stream);
        assertThat(stored.eventType()).isEqualTo(longest);
        assertThat(stored.traceId()).hasValue(longest);
        assertThatThrownBy(() -> StreamId.of("Sales", "Order", longest + "x"))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("aggregateId has 256 characters");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 65_535, 65_536, 1_048_576, Event.MAX_PAYLOAD_BYTES})
    void keepsPayloadsByteForByte(int size) throws SQLException {
        byte[] payload = new byte[size];
        new Random(size).nextBytes(payload);
        append(
                ExpectedVersion.noStream(),
                Event.builder(order("o-1"), "Blob").payload(payload).build());
        assertThat(read(order("o-1")).events().get(0).payload()).isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ \"z\": 1,\n\t\"a\": 1.10, \"n\": 12345678901234567890.123456789 }",
                "{\"e\":\"\\u00e9\\uD83D\\uDC36 \uD83D\uDC36\"}",
                "{\"deep\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}",
                "{\"big\":1e308,\"small\":-1e-300,\"zero\":-0}"
            })
    void keepsMetadataByteForByte(String metadata) throws SQLException {
        append(
                ExpectedVersion.noStream(),
                Event.builder(order("o-1"), "Noted").metadataJson(metadata).build());
        assertThat(read(order("o-1")).events().get(0).metadataJson()).isEqualTo(metadata);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000-01-01T00:00:00Z",
                "1582-10-10T12:00:00Z",
                "1900-01-01T00:00:00.000001Z",
                "1969-12-31T23:59:59.999999Z",
                "2026-03-29T01:30:00.5Z",
                "2026-10-25T00:30:00Z",
                "2038-01-19T03:14:08Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void keepsInstantsToTheMicrosecond(String instant) throws SQLException {
        Instant created = Instant.parse(instant);
        append(
                ExpectedVersion.noStream(),
                Event.builder(order("o-1"), "Then").createdAt(created).build());
        assertThat(read(order("o-1")).events().get(0).createdAt()).isEqualTo(created);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 1_000, 10_000})
    void storesManyEventsAtomically(int count) throws SQLException {
        StreamId stream = order("o-1");
        List<Event> events = events(stream, count);
        AppendResult result = inTransaction(tx -> store().append(tx, ExpectedVersion.noStream(), events));
        assertThat(result.version()).isEqualTo(count);
        assertThat(result.positions()).hasSize(count).isSorted().doesNotHaveDuplicates();
        assertThat(read(stream).events()).isEqualTo(result.events());

        List<Event> last = new java.util.ArrayList<>(events(stream, count));
        last.add(events.get(0));
        assertThatThrownBy(() -> inTransaction(tx -> store().append(tx, ExpectedVersion.exact(count), last)))
                .isInstanceOf(DuplicateEventException.class);
        assertThat(read(stream).version()).isEqualTo(count);
        append(ExpectedVersion.exact(count), event(stream));
    }

    @Test
    void tellsADuplicateEventIdFromAConflict() throws SQLException {
        Event stored = event("o-1");
        append(ExpectedVersion.noStream(), stored);
        Event elsewhere =
                Event.builder(order("o-2"), "Copied").eventId(stored.eventId()).build();
        try (Connection tx = fixture().begin()) {
            store().append(tx, ExpectedVersion.noStream(), event("o-3"));
            for (ExpectedVersion expected :
                    List.of(ExpectedVersion.any(), ExpectedVersion.noStream(), ExpectedVersion.exact(7))) {
                DuplicateEventException duplicate = catchThrowableOfType(
                        DuplicateEventException.class, () -> store().append(tx, expected, event("o-2"), elsewhere));
                assertThat(duplicate.eventId()).isEqualTo(stored.eventId());
                assertThat(duplicate.transactionUsable()).isTrue();
            }
            assertThatThrownBy(() -> store().append(tx, ExpectedVersion.any(), stored, stored))
                    .isInstanceOf(DuplicateEventException.class);
            tx.commit();
        }
        assertThat(read(order("o-2")).isEmpty()).isTrue();
        assertThat(number("SELECT COUNT(*) FROM {{aggregate_heads}} WHERE aggregate_id = 'o-2'"))
                .isZero();
        assertThat(read(order("o-3")).version()).isEqualTo(1);
    }

    @Test
    void returnsTheEarlierResultOfARepeatedAppendOnRequest() throws SQLException {
        EventStore idempotent =
                fixture().store(StoreOptions.builder().idempotentAppends(true).build());
        Event first = event("o-1");
        Event second = event("o-1");
        AppendResult once = inTransaction(tx -> idempotent.append(tx, ExpectedVersion.noStream(), first, second));
        append(ExpectedVersion.exact(2), event("o-1"));
        AppendResult again = inTransaction(tx -> idempotent.append(tx, ExpectedVersion.noStream(), first, second));
        Event traced = first.toBuilder().traceId("b").metadataJson("{\"a\": 1}").build();
        AppendResult other = inTransaction(tx -> idempotent.append(tx, ExpectedVersion.noStream(), traced, second));
        assertThat(List.of(again, other)).containsOnly(once);
        for (Event changed :
                List.of(event("o-1"), second.toBuilder().payload("b").build())) {
            assertThatThrownBy(() -> inTransaction(tx -> idempotent.append(tx, ExpectedVersion.any(), first, changed)))
                    .isInstanceOf(DuplicateEventException.class);
        }
        assertThatThrownBy(() -> inTransaction(tx -> idempotent.append(tx, ExpectedVersion.any(), second, first)))
                .isInstanceOf(DuplicateEventException.class);
        assertThat(read(order("o-1")).version()).isEqualTo(3);
    }

    @Test
    void knowsTheVersionOfAStream() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"), event("o-1"));
        try (Connection tx = fixture().begin()) {
            assertThat(store().version(tx, order("o-1"))).isEqualTo(2);
            assertThat(store().version(tx, order("O-1"))).isZero();
            store().append(tx, ExpectedVersion.exact(2), event("o-1"));
            store().append(tx, ExpectedVersion.noStream(), event("o-2"));
            assertThat(store().version(tx, order("o-1"))).isEqualTo(3);
            assertThat(store().version(tx, order("o-2"))).isEqualTo(1);
            tx.rollback();
            assertThat(store().version(tx, order("o-1"))).isEqualTo(2);
            assertThat(store().version(tx, order("o-2"))).isZero();
        }
    }
}
