// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.search.EventSearch;
import dev.pupsourcing.tck.fixture.StoreContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding events by the ids that connect them, with the index of correlation ids and without it. */
public abstract class SearchContract extends StoreContract {

    private static final String REQUEST = "request-7";

    /** For suites. */
    protected SearchContract() {}

    private void createIndexIf(boolean indexed) throws SQLException {
        if (indexed) {
            execute("CREATE INDEX by_correlation ON {{events}} (correlation_id, global_position)");
        }
    }

    private List<PersistedEvent> found(EventSearch search) throws SQLException {
        return inTransaction(tx -> store().findEvents(tx, search, 0, 100));
    }

    private PersistedEvent append(Event.Builder event) throws SQLException {
        return append(ExpectedVersion.any(), event.build()).events().get(0);
    }

    private static Event.Builder order(String id, String type) {
        return Event.builder(order(id), type);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void findsTheEventsOfARequestInAllStreams(boolean indexed) throws SQLException {
        createIndexIf(indexed);
        PersistedEvent placed = append(order("o-1", "Placed")
                .correlationId(REQUEST)
                .causationId("place")
                .traceId("t-1"));
        append(order("o-2", "Placed").correlationId("request-8").causationId("place"));
        append(order("o-1", "Seen"));
        PersistedEvent paid = append(order("p-1", "Paid")
                .correlationId(REQUEST)
                .causationId(placed.eventId().toString())
                .traceId("t-2"));

        assertThat(found(EventSearch.byCorrelationId(REQUEST))).containsExactly(placed, paid);
        assertThat(found(EventSearch.byCausationId(placed.eventId().toString())))
                .containsExactly(paid);
        assertThat(found(EventSearch.byCausationId("place"))).hasSize(2).contains(placed);
        assertThat(found(EventSearch.byTraceId("t-1"))).containsExactly(placed);
        assertThat(found(EventSearch.byEventId(paid.eventId()))).containsExactly(paid);
        assertThat(found(EventSearch.byEventId(new UUID(1, 2)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void comparesByteForByte(boolean indexed) throws SQLException {
        createIndexIf(indexed);
        PersistedEvent stored = append(order("o-1", "Placed").correlationId("Anfrage-\u00e4"));
        assertThat(found(EventSearch.byCorrelationId("Anfrage-\u00e4"))).containsExactly(stored);
        for (String other : List.of("anfrage-\u00e4", "Anfrage-a", "Anfrage-\u00e4 ", "Anfrage-%", "Anfrage")) {
            assertThat(found(EventSearch.byCorrelationId(other))).as(other).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsOnePageAfterTheOther(boolean indexed) throws SQLException {
        createIndexIf(indexed);
        List<PersistedEvent> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            expected.add(append(order("o-" + i % 3, "Placed").correlationId(REQUEST)));
            append(order("o-" + i % 3, "Seen").correlationId("request-" + i + 100));
        }
        assertThat(pages(7)).isEqualTo(expected);
        assertThat(pages(20)).isEqualTo(expected);
        assertThat(pages(1)).isEqualTo(expected);
    }

    /** All results, each page of which fits in memory. */
    private List<PersistedEvent> pages(int limit) throws SQLException {
        List<PersistedEvent> all = new ArrayList<>();
        long after = 0;
        while (true) {
            long from = after;
            List<PersistedEvent> page =
                    inTransaction(tx -> store().findEvents(tx, EventSearch.byCorrelationId(REQUEST), from, limit));
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            PageSizeContract.assertBounded(page);
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
            after = page.get(page.size() - 1).position();
        }
    }

    @Test
    void pagesOfLargeEventsAreSmaller() throws SQLException {
        List<PersistedEvent> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.add(
                    append(order("large", "Placed").payload(new byte[6 << 20]).correlationId(REQUEST)));
        }
        assertThat(pages(100)).isEqualTo(expected);
    }

    @Test
    void findsTheCallersOwnEvents() throws SQLException {
        EventSearch search = EventSearch.byCorrelationId(REQUEST);
        try (Connection tx = fixture().begin()) {
            Event own = order("o-1", "Placed").correlationId(REQUEST).build();
            store().append(tx, ExpectedVersion.noStream(), own);
            assertThat(store().findEvents(tx, search, 0, 10)).hasSize(1);
            tx.rollback();
        }
        assertThat(found(search)).isEmpty();
    }

    @Test
    void refusesWhatCannotBeFound() throws SQLException {
        assertThatThrownBy(() -> EventSearch.byCorrelationId(""))
                .hasMessage("correlationId must be one that an event can have, but it is empty");
        assertThatThrownBy(() -> EventSearch.byTraceId("a\0b"))
                .hasMessageStartingWith("traceId must be one that an event can have, but it holds a NUL character");
        EventSearch search = EventSearch.byCausationId("c");
        try (Connection tx = fixture().begin()) {
            assertThatThrownBy(() -> store().findEvents(tx, search, -1, 1))
                    .hasMessageContaining("position must be at least 0, was -1");
            assertThatThrownBy(() -> store().findEvents(tx, search, 0, 0))
                    .hasMessageContaining("limit must be at least 1, was 0");
        }
    }
}
