// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import dev.pupsourcing.PersistedEvent;
import java.util.List;
import java.util.Objects;

/**
 * A page of the log: events in position order, and the position up to which the log was read. Immutable and
 * thread-safe.
 *
 * @param events the events in scope after the requested position, ascending, possibly none
 * @param scannedTo the position to continue after: every event in scope up to here is in this page or an earlier one,
 *     and none will appear later. Never less than the requested position.
 * @param end the reason why the page ends
 */
public record EventPage(List<PersistedEvent> events, long scannedTo, End end) {

    /** The reason why a page ends. */
    public enum End {
        /** More events may be available immediately. */
        MORE,
        /** All committed events have been read. */
        CAUGHT_UP,
        /** Later events are committed, but an earlier position may belong to an open transaction; read again soon. */
        STALLED
    }

    /** Copies the list. */
    public EventPage {
        events = List.copyOf(events);
        Objects.requireNonNull(end, "end");
    }

    /** Whether the page has no events; {@link #scannedTo()} may have moved nevertheless. */
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
}
