// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.search.EventSearch;
import java.sql.Connection;
import java.util.List;

/**
 * An event store: appends and reads events, always on the caller's connection. Implemented by the library; you may decorate it.
 *
 * <p>A store has no connection and no transaction state; it is thread-safe. It never commits, rolls back or closes a
 * connection.
 */
public interface EventStore extends EventAppender, StreamReader {

    /**
     * Reads the log in the caller's transaction, including its own uncommitted events.
     *
     * <p>Do not derive a checkpoint from the result: an event with a lower position may be committed later by another
     * transaction. Use a {@link dev.pupsourcing.log.LogReader} if you store positions.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @param scope selects the events
     * @param after the position to read after, 0 for the beginning of the log
     * @param limit the maximum number of events, at least 1
     * @return the next events in position order; fewer than the limit if there are no more or if they are large; none
     *     only if there are no more
     * @throws IllegalArgumentException if {@code after} is negative or {@code limit} below 1
     * @throws EventStoreException if the database cannot be read
     */
    List<PersistedEvent> peekLog(Connection tx, ReadScope scope, long after, int limit);

    /**
     * Finds the events of the whole store that have a given correlation id, causation id, trace id or event id, for questions of
     * support and operations. Includes the uncommitted events of the caller's transaction.
     *
     * <p>The result is one page. To read the next one, pass the position of its last event as {@code after}. As with
     * {@link #peekLog}, do not derive a checkpoint from the result.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @param search selects the events
     * @param after the position to search after, 0 for the whole log
     * @param limit the maximum number of events, at least 1
     * @return the events in position order; fewer than the limit if there are no more or if they are large; none only
     *     if there are no more
     * @throws IllegalArgumentException if {@code after} is negative or {@code limit} below 1
     * @throws EventStoreException if the database cannot be read
     */
    List<PersistedEvent> findEvents(Connection tx, EventSearch search, long after, int limit);

    /**
     * The highest position that is visible to the caller's transaction, 0 for an empty log. As with {@link #peekLog},
     * lower positions may be committed later.
     *
     * @param tx the caller's connection; never committed, rolled back or closed
     * @throws EventStoreException if the database cannot be read
     */
    long latestPosition(Connection tx);
}
