// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.tck.fixture.SameConnection;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reading streams and the log. */
@Tag("defaults")
public abstract class ReadContract extends StoreContract {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    /** For suites. */
    protected ReadContract() {}

    @Test
    void anEmptyStoreHasNothing() throws SQLException {
        assertThat(fixture().log().latestPosition()).isZero();
        long latest = inTransaction(tx -> store().latestPosition(tx));
        assertThat(latest).isZero();
        assertThat(read(order("none")).isEmpty()).isTrue();
        assertThat(read(order("none")).version()).isZero();
        try (LogReader reader = fixture().log().openReader(ReadScope.all())) {
            EventPage page = reader.read(0, 10);
            assertThat(page.events()).isEmpty();
            assertThat(page.caughtUp()).isTrue();
            assertThat(page.scannedTo()).isZero();
        }
        assertThat(fixture().log().storeId()).isEqualTo(fixture().log().storeId());
    }

    @Test
    void pagesOfTheLogNeitherOverlapNorLose() throws SQLException {
        List<PersistedEvent> stored = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            stored.addAll(append(ExpectedVersion.any(), event("o-" + i % 4)).events());
        }
        for (ReadScope scope : List.of(ReadScope.all(), ReadScope.ofContexts("Sales"))) {
            try (LogReader reader = fixture().log().openReader(scope)) {
                assertThat(readAll(reader, 0, 7)).isEqualTo(stored);
                long middle = stored.get(11).position();
                assertThat(readAll(reader, middle, 100)).isEqualTo(stored.subList(12, 25));
                assertThat(readAll(reader, 0, 1)).isEqualTo(stored);
                assertThat(reader.read(stored.get(24).position(), 5).caughtUp()).isTrue();
                assertThat(reader.stall()).isEmpty();
            }
        }
        assertThat(fixture().log().latestPosition()).isEqualTo(stored.get(24).position());
    }

    private static List<PersistedEvent> readAll(LogReader reader, long after, int limit) {
        List<PersistedEvent> events = new ArrayList<>();
        long position = after;
        EventPage page;
        do {
            page = reader.read(position, limit);
            assertThat(page.size()).isLessThanOrEqualTo(limit);
            assertThat(page.scannedTo()).isGreaterThanOrEqualTo(position);
            events.addAll(page.events());
            position = page.scannedTo();
        } while (!page.caughtUp());
        return events;
    }

    @Test
    void refusesANegativePositionAndALimitBelowOne() throws SQLException {
        try (LogReader reader = fixture().log().openReader(ReadScope.all());
                Connection tx = fixture().begin()) {
            assertThatThrownBy(() -> reader.read(-1, 1)).hasMessageContaining("position must be at least 0, was -1");
            assertThatThrownBy(() -> reader.read(0, 0)).hasMessageContaining("limit must be at least 1, was 0");
            assertThatThrownBy(() -> store().peekLog(tx, ReadScope.all(), 0, 0))
                    .hasMessageContaining("limit must be at least 1, was 0");
            assertThatThrownBy(() -> store().peekLog(tx, ReadScope.all(), -5, 1))
                    .hasMessageContaining("position must be at least 0, was -5");
        }
    }

    @Test
    void findsAnEventOfAStreamByItsId() throws SQLException {
        PersistedEvent stored = append(ExpectedVersion.noStream(), event("o-1"), event("o-1"))
                .events()
                .get(1);
        append(ExpectedVersion.noStream(), event("o-2"));
        try (Connection tx = fixture().begin()) {
            assertThat(store().findEvent(tx, order("o-1"), stored.eventId())).contains(stored);
            assertThat(store().findEvent(tx, order("o-2"), stored.eventId())).isEmpty();
            assertThat(store().findEvent(tx, order("o-1"), new UUID(1, 2))).isEmpty();
        }
    }

    @Test
    void readsARangeOfVersions() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-2"));
        StreamId stream = order("o-1");
        inTransaction(tx -> store().append(tx, ExpectedVersion.noStream(), events(stream, 10)));
        try (Connection tx = fixture().begin()) {
            assertThat(versions(tx, VersionRange.from(8))).containsExactly(8L, 9L, 10L);
            assertThat(versions(tx, VersionRange.upTo(2))).containsExactly(1L, 2L);
            assertThat(versions(tx, VersionRange.between(4, 5))).containsExactly(4L, 5L);
            assertThat(versions(tx, VersionRange.from(11))).isEmpty();
            assertThat(versions(tx, VersionRange.all())).hasSize(10);
        }
        assertThatThrownBy(() -> VersionRange.between(5, 4))
                .hasMessageContaining("must begin at 1 or later and ascend, was 5 to 4");
        assertThatThrownBy(() -> VersionRange.from(0)).hasMessageContaining("begin at 1");
    }

    @Test
    void readsTheLastEvents() throws SQLException {
        StreamId stream = order("o-1");
        try (Connection tx = fixture().begin()) {
            assertThat(versions(tx, VersionRange.last(3))).isEmpty();
            store().append(tx, ExpectedVersion.noStream(), events(stream, 10));
            assertThat(versions(tx, VersionRange.last(1))).containsExactly(10L);
            assertThat(versions(tx, VersionRange.last(3))).containsExactly(8L, 9L, 10L);
            assertThat(versions(tx, VersionRange.last(10))).hasSize(10);
            assertThat(versions(tx, VersionRange.last(Integer.MAX_VALUE))).hasSize(10);
            AggregateStream end = store().readStream(tx, stream, VersionRange.last(2));
            assertThat(end.expectedVersion()).isEqualTo(ExpectedVersion.exact(10));
        }
    }

    private List<Long> versions(Connection tx, VersionRange range) {
        List<Long> whole = store().readStream(tx, order("o-1"), range).stream()
                .map(PersistedEvent::aggregateVersion)
                .toList();
        try (Stream<PersistedEvent> paged = store().streamEvents(tx, order("o-1"), range)) {
            assertThat(paged.map(PersistedEvent::aggregateVersion).toList()).isEqualTo(whole);
        }
        return whole;
    }

    @Test
    void scopesFilterInOrder() throws SQLException {
        List<PersistedEvent> stored = new ArrayList<>();
        for (String context : List.of("Sales", "Billing", "Shipping")) {
            for (String aggregate : List.of("Order", "Invoice")) {
                for (String type : List.of("Opened", "Closed")) {
                    Event event = Event.builder(StreamId.of(context, aggregate, context + stored.size()), type)
                            .build();
                    stored.addAll(append(ExpectedVersion.noStream(), event).events());
                }
            }
        }
        assertScope(stored, ReadScope.all(), 12);
        assertScope(stored, ReadScope.ofContexts("Sales"), 4);
        assertScope(stored, ReadScope.ofContexts("Sales", "Billing"), 8);
        assertScope(stored, ReadScope.ofAggregateTypes("Invoice"), 6);
        assertScope(stored, ReadScope.ofEventTypes("Closed"), 6);
        assertScope(stored, ReadScope.ofContexts("Sales", "Shipping").withAggregateTypes("Order"), 4);
        assertScope(stored, ReadScope.ofContexts("Sales").withEventTypes("Opened", "Closed"), 4);
        assertScope(stored, ReadScope.ofContexts("sales"), 0);
        int slot = stored.get(5).stream().slot();
        assertScope(stored, ReadScope.all().withSlots(new SlotRange(slot, slot)), (int)
                stored.stream().filter(e -> e.stream().slot() == slot).count());
    }

    private void assertScope(List<PersistedEvent> stored, ReadScope scope, int count) throws SQLException {
        List<PersistedEvent> expected = stored.stream().filter(scope::contains).toList();
        assertThat(expected).hasSize(count);
        try (LogReader reader = fixture().log().openReader(scope)) {
            assertThat(readAll(reader, 0, 3)).isEqualTo(expected);
            assertThat(reader.read(0, 100).scannedTo())
                    .isGreaterThanOrEqualTo(stored.get(11).position());
        }
        try (Connection tx = fixture().begin()) {
            assertThat(store().peekLog(tx, scope, 0, 100)).isEqualTo(expected);
        }
    }

    @Test
    void partitionsReadEveryEventOnce() throws SQLException {
        List<PersistedEvent> stored = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            stored.addAll(append(ExpectedVersion.any(), event("o-" + i)).events());
        }
        List<PersistedEvent> read = new ArrayList<>();
        for (int partition = 0; partition < 4; partition++) {
            ReadScope scope = ReadScope.all().withSlots(SlotRange.ofPartition(partition, 4));
            try (LogReader reader = fixture().log().openReader(scope)) {
                read.addAll(readAll(reader, 0, 10));
            }
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(stored);
    }

    /** A reader of a rare scope advances over events that do not match, so that it never scans a range twice. */
    @Test
    void aScopeWithoutAMatchMovesOn() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"), event("o-1"));
        try (LogReader reader = fixture().log().openReader(ReadScope.ofEventTypes("Never"))) {
            EventPage page = reader.read(0, 10);
            assertThat(page.events()).isEmpty();
            assertThat(page.scannedTo()).isEqualTo(fixture().log().latestPosition());
            assertThat(reader.read(page.scannedTo(), 10).caughtUp()).isTrue();
        }
    }

    @Test
    void aLookSeesTheCallersOwnEvents() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"));
        try (Connection tx = fixture().begin()) {
            store().append(tx, ExpectedVersion.exact(1), event("o-1"));
            List<PersistedEvent> look = store().peekLog(tx, ReadScope.all(), 0, 10);
            assertThat(look).hasSize(2);
            assertThat(look.get(1).position()).isEqualTo(store().latestPosition(tx));
            assertThat(store().peekLog(tx, ReadScope.all(), 0, 1)).isEqualTo(look.subList(0, 1));
            try (LogReader reader = fixture().log().openReader(ReadScope.all())) {
                assertThat(reader.read(0, 10).size()).isEqualTo(1);
            }
            tx.rollback();
        }
    }

    @Test
    void onlyAStreamReadToItsEndHasAnExpectedVersion() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"), event("o-1"), event("o-1"));
        try (Connection tx = fixture().begin()) {
            for (VersionRange part :
                    List.of(VersionRange.upTo(2), VersionRange.between(2, 9), VersionRange.asOf(LATER))) {
                AggregateStream stream = store().readStream(tx, order("o-1"), part);
                assertThatThrownBy(stream::expectedVersion)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("only a part of stream");
            }
            for (long first : new long[] {1, 3, 4, 90}) {
                AggregateStream stream = store().readStream(tx, order("o-1"), VersionRange.from(first));
                assertThat(stream.expectedVersion()).isEqualTo(ExpectedVersion.exact(3));
                assertThat(stream.version()).isEqualTo(first > 3 ? 0 : 3);
            }
            AggregateStream none = store().readStream(tx, order("none"), VersionRange.from(5));
            assertThat(none.expectedVersion()).isEqualTo(ExpectedVersion.noStream());
        }
    }

    /** A checkpoint far after the end of the log does not affect other positions, with one reader or several. */
    @Test
    void aPositionBeyondTheEndChangesNoOtherRead() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"), event("o-1"));
        for (ReadScope scope : List.of(ReadScope.all(), ReadScope.ofContexts("Sales"))) {
            try (LogReader reader = fixture().log().openReader(scope)) {
                assertThat(reader.read(1_000_000_000, 10).events()).isEmpty();
                assertThat(reader.read(1_000_000_000, 10).scannedTo()).isEqualTo(1_000_000_000);
                assertThat(readAll(reader, 0, 10)).hasSize(2);
            }
        }
    }

    /** With a single writer in autocommit mode, because turning it off may take the write lock. */
    @Test
    void aReaderGivesItsConnectionBackAsItWas() throws SQLException {
        append(ExpectedVersion.noStream(), event("o-1"));
        try (Connection only = fixture().begin()) {
            int isolation = only.getTransactionIsolation();
            only.rollback();
            DataSource poolOfOne = new SameConnection(only).dataSource();
            EventLog log = Stores.of(fixture().database()).log(poolOfOne);
            try (LogReader reader = log.openReader(ReadScope.all())) {
                assertThat(reader.read(0, 10).size()).isEqualTo(1);
            }
            assertThat(only.isClosed()).isFalse();
            assertThat(only.getAutoCommit()).isEqualTo(fixture().has(Trait.SINGLE_WRITER));
            assertThat(only.getTransactionIsolation()).isEqualTo(isolation);
        }
    }
}
