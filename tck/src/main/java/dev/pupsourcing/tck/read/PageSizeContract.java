// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.tck.fixture.StoreContract;
import dev.pupsourcing.tck.fixture.WholeLog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No page has much more than 16 MB, however large its events are, and no event is missing. */
public abstract class PageSizeContract extends StoreContract {

    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int LIMIT = 1000;

    /** For suites. */
    protected PageSizeContract() {}

    /** Small events with some in between that have a large payload or large metadata. */
    private List<PersistedEvent> appended() throws SQLException {
        List<PersistedEvent> stored = new ArrayList<>();
        for (int megabytes : List.of(0, 6, 6, 0, 12, 16, 16, 0)) {
            byte[] payload = new byte[megabytes * 1024 * 1024 + 3];
            new Random(megabytes).nextBytes(payload);
            byte[] fitting = megabytes == 16 ? java.util.Arrays.copyOf(payload, 16 * 1024 * 1024) : payload;
            Event event = Event.builder(order("large"), "Placed")
                    .payload(fitting)
                    .metadataJson("{\"note\":\"%s\"}".formatted("x".repeat(megabytes == 6 ? 500_000 : 5)))
                    .build();
            stored.addAll(append(ExpectedVersion.any(), event).events());
        }
        stored.addAll(append(ExpectedVersion.any(), described(500_000)).events());
        stored.addAll(append(ExpectedVersion.any(), described(5)).events());
        return stored;
    }

    private static Event described(int characters) {
        return Event.builder(order("large"), "Placed")
                .metadataJson("{\"note\":\"%s\"}".formatted("x".repeat(characters)))
                .build();
    }

    private static long bytes(List<PersistedEvent> events) {
        return events.stream()
                .mapToLong(e -> (long) e.event().payloadSize() + e.event().metadataSize())
                .sum();
    }

    @Test
    void everyPageIsBoundedAndNothingIsLeftOut() throws SQLException {
        List<PersistedEvent> stored = appended();
        for (ReadScope scope : GapContract.scopes()) {
            try (LogReader reader = fixture().log().openReader(scope)) {
                assertThat(pages(reader, stored)).isEqualTo(stored);
            }
        }
        long end = stored.get(stored.size() - 1).position();
        List<PersistedEvent> passed = new ArrayList<>();
        for (long after = 0; after < end; ) {
            EventPage page = fixture().log().readPassed(ReadScope.all(), after, end, LIMIT);
            assertBounded(page.events());
            passed.addAll(page.events());
            after = page.scannedTo();
        }
        assertThat(passed).isEqualTo(stored);
    }

    private static List<PersistedEvent> pages(LogReader reader, List<PersistedEvent> stored) {
        List<PersistedEvent> read = new ArrayList<>();
        long after = 0;
        EventPage page;
        do {
            page = reader.read(after, LIMIT);
            assertBounded(page.events());
            read.addAll(page.events());
            after = page.scannedTo();
        } while (!page.caughtUp());
        assertThat(after).isEqualTo(stored.get(stored.size() - 1).position());
        return read;
    }

    static void assertBounded(List<PersistedEvent> page) {
        assertThat(page.size() == 1 || bytes(page) <= MOST_BYTES).isTrue();
    }

    @Test
    void streamsAreWholeOverManyPages() throws SQLException {
        List<PersistedEvent> stored = appended();
        List<PersistedEvent> stream = inTransaction(tx ->
                store().streamEvents(tx, order("large"), VersionRange.all()).toList());
        assertThat(stream).isEqualTo(stored);
        List<PersistedEvent> log = inTransaction(tx -> WholeLog.of(store(), tx));
        assertThat(log).isEqualTo(stored);
        List<PersistedEvent> passed = new ArrayList<>();
        long after = 0;
        List<PersistedEvent> page;
        do {
            page = fixture().log().readPassed(order("large"), after, Long.MAX_VALUE, LIMIT);
            passed.addAll(page);
            after = page.isEmpty() ? after : page.get(page.size() - 1).position();
        } while (!page.isEmpty());
        assertThat(passed).isEqualTo(stored);
    }
}
