// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import dev.pupsourcing.PersistedEvent;
import java.util.List;
import java.util.Objects;

/**
 * One page of the log: events in position order, and the position up to which the log was read. Immutable and
 * thread-safe.
 *
 * @param events the events in scope after the asked position, ascending, possibly none
 * @param scannedTo the position to read on from: every event in scope up to here is in this page or an earlier one, and
 *     none will ever appear later. Never below the asked position.
 * @param end why the page ends where it does
 */
public record EventPage(List<PersistedEvent> events, long scannedTo, End end) {

    /** Why a page ends where it does. */
    public enum End {
        /** There may be more to read at once. */
        MORE,
        /** All that is committed has been read. */
        CAUGHT_UP,
        /** More is committed, but a position below it may still be in flight; ask again soon. */
        STALLED
    }

    /** Copies the list. */
    public EventPage {
        events = List.copyOf(events);
        Objects.requireNonNull(end, "end");
    }

    /** Whether the page holds no event; {@link #scannedTo()} may have moved all the same. */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** How many events the page holds. */
    public int size() {
        return events.size();
    }

    /** Whether all that is committed has been read. */
    public boolean caughtUp() {
        return end == End.CAUGHT_UP;
    }
}
