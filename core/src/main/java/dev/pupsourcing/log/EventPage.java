// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import dev.pupsourcing.PersistedEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One page of the log: events in position order, and the position up to which the log was read. Immutable and thread-safe. */
public final class EventPage {

    /** Why a page ends where it does. The list may grow: a {@code switch} over it needs a default branch. */
    public enum End {
        /** There may be more to read immediately. */
        MORE,
        /** All that is committed has been read. */
        CAUGHT_UP,
        /** More is committed, but a position below it may still be in flight; ask again soon. */
        STALLED
    }

    private final List<PersistedEvent> events;
    private final long scannedTo;
    private final End end;

    private EventPage(List<PersistedEvent> events, long scannedTo, End end) {
        this.events = List.copyOf(events);
        this.scannedTo = scannedTo;
        this.end = Objects.requireNonNull(end, "end");
    }

    /**
     * A page.
     *
     * @param events the events in scope after the asked position, ascending, possibly none; copied
     * @param scannedTo the position to read on from, at least the asked position
     * @param end why the page ends where it does
     */
    public static EventPage of(List<PersistedEvent> events, long scannedTo, End end) {
        return new EventPage(events, scannedTo, end);
    }

    /** The events in scope after the asked position, ascending, possibly none. */
    public List<PersistedEvent> events() {
        return events;
    }

    /**
     * The position to read on from: every event in scope up to here is in this page or an earlier one, and none will ever
     * appear later. Never below the asked position.
     */
    public long scannedTo() {
        return scannedTo;
    }

    /** Why the page ends where it does. */
    public End end() {
        return end;
    }

    /** Whether the page holds no event; {@link #scannedTo()} may have moved all the same. */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** The number of events in the page. */
    public int size() {
        return events.size();
    }

    /** Whether all that is committed has been read. */
    public boolean caughtUp() {
        return end == End.CAUGHT_UP;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventPage that
                && scannedTo == that.scannedTo
                && end == that.end
                && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return Objects.hash(events, scannedTo, end);
    }

    /** The number of events, the position and the end. */
    @Override
    public String toString() {
        return events.size() + " events to position " + scannedTo + ", " + end;
    }
}
