// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import dev.pupsourcing.PersistedEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One page of the log: events in position order, and the position up to which the log was read. Immutable and thread-safe. */
public final class EventPage {

    /** Why a page ends where it does. Constants may be added: a {@code switch} needs a default branch. */
    public enum End {
        /** There may be more to read immediately. */
        MORE,
        /** All committed events have been read. */
        CAUGHT_UP,
        /** More events are committed, but an earlier position may belong to an open transaction; read again soon. */
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
     * @param events the events in scope after the requested position, ascending, possibly none; copied
     * @param scannedTo the position to continue from, at least the requested position
     * @param end why the page ends where it does
     */
    public static EventPage of(List<PersistedEvent> events, long scannedTo, End end) {
        return new EventPage(events, scannedTo, end);
    }

    /** The events in scope after the requested position, ascending, possibly none. */
    public List<PersistedEvent> events() {
        return events;
    }

    /**
     * The position to continue from: every event in scope up to it is in this page or an earlier one, and none will
     * appear later. At least the requested position.
     */
    public long scannedTo() {
        return scannedTo;
    }

    /** Why the page ends where it does. */
    public End end() {
        return end;
    }

    /** Whether the page has no events; {@link #scannedTo()} may have advanced nevertheless. */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** The number of events in the page. */
    public int size() {
        return events.size();
    }

    /** Whether all committed events have been read. */
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
