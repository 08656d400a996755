// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.sql.Connection;
import java.util.stream.Stream;

/**
 * Looks at the log as the caller's transaction sees it, its own uncommitted events included. Thread-safe.
 *
 * <p>A look is not a basis for a checkpoint: an event with a lower position may still be committed by somebody else
 * later. Whoever remembers a position reads through a {@link LogReader}.
 */
public interface EventReader {

    /**
     * The next events strictly after a position, in position order.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @param scope which events
     * @param after the position to read after, 0 for the log's beginning
     * @param limit how many events at most, at least 1
     * @return a page, complete up to {@link EventPage#scannedTo()} in the caller's snapshot
     * @throws IllegalArgumentException if {@code after} is negative or {@code limit} below 1
     * @throws EventStoreException if the database cannot be read
     */
    EventPage readEvents(Connection tx, ReadScope scope, long after, int limit);

    /** The next events of the whole log; see {@link #readEvents(Connection, ReadScope, long, int)}. */
    default EventPage readEvents(Connection tx, long after, int limit) {
        return readEvents(tx, ReadScope.all(), after, limit);
    }

    /**
     * Reads events page by page as they are consumed, so that a log of any length fits in memory.
     *
     * @param tx the caller's connection, to be used for nothing else meanwhile
     * @return a sequential stream of the events in scope after the position
     */
    Stream<PersistedEvent> streamEvents(Connection tx, ReadScope scope, long after);

    /** The highest position that the caller's transaction sees, 0 for an empty log. */
    long latestPosition(Connection tx);
}
