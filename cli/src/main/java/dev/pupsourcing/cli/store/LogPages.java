// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.store;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.OneLine;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.log.LogStall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The pages of a log from a position to its end, in bounded memory: pages of large events are short. Waits for open
 * appends, and reports if that takes long. Not thread-safe.
 */
public final class LogPages implements AutoCloseable {

    private static final int FIRST_PAGE = 50;
    private static final int MAX_PAGE = 1000;
    private static final long PAGE_BYTES = 4L * 1024 * 1024;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Console console;
    private final LogReader reader;
    private long position;
    private int limit = FIRST_PAGE;
    private boolean stallReported;

    /** The pages of the events in scope after a position. */
    public LogPages(Console console, EventLog log, ReadScope scope, long after) {
        this.console = console;
        this.reader = log.openReader(scope);
        this.position = after;
    }

    /** The next events; possibly none, although {@link #position()} has moved. */
    public EventPage next() {
        EventPage page = reader.read(position, limit);
        position = page.scannedTo();
        limit = nextLimit(page);
        if (page.end() == EventPage.End.STALLED) {
            reportStall();
        }
        return page;
    }

    /** The events up to the position, page by page; null at the end. An empty list is not the end. */
    public @org.jspecify.annotations.Nullable List<PersistedEvent> nextUpTo(long last) {
        if (position >= last) {
            return null;
        }
        EventPage page = next();
        if (page.isEmpty() && page.end() == EventPage.End.STALLED) {
            pause();
        }
        boolean ended = page.caughtUp() && page.isEmpty();
        position = ended ? last : position;
        return upTo(last, page.events());
    }

    private static List<PersistedEvent> upTo(long last, List<PersistedEvent> events) {
        List<PersistedEvent> kept = new ArrayList<>(events);
        kept.removeIf(event -> event.position() > last);
        return kept;
    }

    /** The number of events that will fit into memory if they are as large as these. */
    private int nextLimit(EventPage page) {
        if (page.isEmpty()) {
            return limit;
        }
        long bytes = 0;
        for (PersistedEvent event : page.events()) {
            bytes += event.event().payloadSize() + event.event().metadataSize();
        }
        long average = Math.max(1, bytes / page.size());
        return (int) Math.max(1, Math.min(Math.min(MAX_PAGE, 4L * limit), PAGE_BYTES / average));
    }

    private void reportStall() {
        reader.stall().filter(this::isLong).ifPresent(stall -> {
            stallReported = true;
            console.err()
                    .println("waiting at position " + stall.position() + ", which may belong to an open transaction"
                            + (stall.holders().isEmpty()
                                    ? ""
                                    : "; held by " + OneLine.of(stall.holders().toString())));
        });
    }

    private boolean isLong(LogStall stall) {
        return !stallReported
                && Duration.between(stall.since(), console.clock().instant()).compareTo(PATIENCE) > 0;
    }

    /** Pauses before the next attempt. */
    public void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /** The position up to which the log was read. */
    public long position() {
        return position;
    }

    @Override
    public void close() {
        reader.close();
    }
}
