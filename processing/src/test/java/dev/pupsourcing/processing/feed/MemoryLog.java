// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.feed;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventLog;
import dev.pupsourcing.EventPage;
import dev.pupsourcing.LogReader;
import dev.pupsourcing.LogStall;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A log in memory that counts how it is read. A position may be held in flight: nothing behind it is delivered. */
final class MemoryLog implements EventLog {

    private final List<PersistedEvent> events = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    int opened;
    int closed;
    int pages;
    int passed;
    long heldAt = Long.MAX_VALUE;
    boolean broken;
    int payloadBytes;

    /** Appends one event for each id, in one context per first letter. */
    void append(String... ids) {
        for (String id : ids) {
            long version = versions.merge(id, 1L, Long::sum);
            Event event = Event.builder(id.substring(0, 1), "Order", id, "Placed")
                    .payload(new byte[payloadBytes])
                    .build();
            events.add(PersistedEvent.of(event, events.size() + 1, version));
        }
    }

    private EventPage page(ReadScope scope, long after, long upTo, int limit) {
        List<PersistedEvent> found = events.stream()
                .filter(event -> event.globalPosition() > after && event.globalPosition() <= upTo)
                .filter(scope::contains)
                .limit(limit)
                .toList();
        boolean full = found.size() == limit;
        long end = Math.min(upTo, events.size());
        long to = full ? found.get(limit - 1).globalPosition() : Math.max(after, end);
        return new EventPage(found, to, full ? EventPage.End.MORE : EventPage.End.CAUGHT_UP);
    }

    @Override
    public LogReader openReader(ReadScope scope) {
        opened++;
        return new LogReader() {
            @Override
            public EventPage read(long after, int limit) {
                if (broken) {
                    throw new StoreAccessException(StoreAccessException.Reason.UNAVAILABLE, "broken", false, null);
                }
                pages++;
                EventPage page = page(scope, after, heldAt - 1, limit);
                boolean stalled = page.scannedTo() == heldAt - 1 && events.size() >= heldAt;
                return stalled ? new EventPage(page.events(), page.scannedTo(), EventPage.End.STALLED) : page;
            }

            @Override
            public Optional<LogStall> stall() {
                return Optional.of(new LogStall(heldAt, Instant.EPOCH, List.of()));
            }

            @Override
            public void close() {
                closed++;
            }
        };
    }

    @Override
    public EventPage readPassed(ReadScope scope, long after, long upTo, int limit) {
        passed++;
        EventPage page = page(scope, after, upTo, limit);
        return new EventPage(page.events(), page.scannedTo(), EventPage.End.MORE);
    }

    @Override
    public List<PersistedEvent> readPassed(StreamId stream, long after, long upTo, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long positionAsOf(Instant instant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long latestPosition() {
        return events.size();
    }

    @Override
    public UUID storeId() {
        return new UUID(0, 1);
    }
}
