// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.spi.ProjectionLogReader;
import dev.pupsourcing.spi.ServerIncarnation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A log in memory that counts reads. A position can be held open, so that later ones are not delivered. Its server can
 * crash: it loses the last events, assigns their positions to different events, and all readers lose their connections.
 */
public final class MemoryLog implements ProjectionLog {

    private final List<PersistedEvent> events = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    int opened;
    int closed;
    int pages;
    int passed;
    long heldAt = Long.MAX_VALUE;
    boolean broken;
    private int crashes;
    int payloadBytes;

    /** Called when a page has been read, before its consumer gets it. */
    Runnable afterRead = () -> {};

    /** An empty log. */
    public MemoryLog() {}

    /** Appends one event for each id, in one context per first letter. */
    public void append(String... ids) {
        for (String id : ids) {
            long version = versions.merge(id, 1L, Long::sum);
            Event event = Event.builder(StreamId.of(id.substring(0, 1), "Order", id), "Placed")
                    .payload(new byte[payloadBytes])
                    .build();
            events.add(PersistedEvent.of(event, events.size() + 1, version));
        }
    }

    /** Crashes the server, which keeps a number of events. */
    void crash(int left) {
        events.subList(left, events.size()).clear();
        crashes++;
    }

    /** The mark that transactions see now. */
    ServerIncarnation mark() {
        return new ServerIncarnation("run " + crashes);
    }

    private EventPage page(ReadScope scope, long after, long upTo, int limit) {
        List<PersistedEvent> found = events.stream()
                .filter(event -> event.position() > after && event.position() <= upTo)
                .filter(scope::contains)
                .limit(limit)
                .toList();
        boolean full = found.size() == limit;
        long end = Math.min(upTo, events.size());
        long to = full ? found.get(limit - 1).position() : Math.max(after, end);
        return EventPage.of(found, to, full ? EventPage.End.MORE : EventPage.End.CAUGHT_UP);
    }

    @Override
    public ProjectionLogReader openReader(ReadScope scope) {
        opened++;
        return new ProjectionLogReader() {
            private int connectedTo = -1;

            private void connect() {
                boolean lost = connectedTo >= 0 && connectedTo != crashes;
                connectedTo = lost ? -1 : crashes;
                if (broken || lost) {
                    throw new StoreAccessException(StoreAccessException.Reason.UNAVAILABLE, "broken", false, null);
                }
            }

            @Override
            public EventPage read(long after, int limit) {
                connect();
                pages++;
                EventPage page = page(scope, after, heldAt - 1, limit);
                afterRead.run();
                boolean stalled = page.scannedTo() == heldAt - 1 && events.size() >= heldAt;
                return stalled ? EventPage.of(page.events(), page.scannedTo(), EventPage.End.STALLED) : page;
            }

            @Override
            public ServerIncarnation mark() {
                connect();
                return MemoryLog.this.mark();
            }

            @Override
            public boolean sees(ServerIncarnation mark) {
                connect();
                return mark.isNone() || mark.equals(MemoryLog.this.mark());
            }

            @Override
            public Optional<LogStall> stall() {
                return Optional.of(LogStall.of(heldAt, Instant.EPOCH, List.of(), Optional.empty()));
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
        return EventPage.of(page.events(), page.scannedTo(), EventPage.End.MORE);
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
