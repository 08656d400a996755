// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.sql.Connection;
import java.util.List;

/**
 * An event store: appends events and reads them back, always on the caller's connection.
 *
 * <p>A store holds no connection and no state of a transaction: one instance serves all threads. It never commits,
 * rolls back or closes a connection.
 */
public interface EventStore extends EventAppender, StreamReader {

    /**
     * A look at the log as the caller's transaction sees it, its own uncommitted events included.
     *
     * <p>A look is no basis for a position to go on from: an event with a lower position may still be committed later, by
     * another transaction. Read through a {@link dev.pupsourcing.log.LogReader} if you remember positions.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @param scope which events
     * @param after the position to look after, 0 for the log's beginning
     * @param limit how many events at most, at least 1
     * @return the next events in position order; fewer than the limit if there are no more to see or if they are large, and none
     *     only if there are no more
     * @throws IllegalArgumentException if {@code after} is negative or {@code limit} below 1
     * @throws EventStoreException if the database cannot be read
     */
    List<PersistedEvent> peekLog(Connection tx, ReadScope scope, long after, int limit);

    /**
     * The highest position that the caller's transaction sees, 0 for an empty log. As with {@link #peekLog}, lower positions
     * may still be committed later.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @throws EventStoreException if the database cannot be read
     */
    long latestPosition(Connection tx);
}
