// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The log of one event store, with its own connections. Thread-safe; its readers are not. */
public interface EventLog {

    /** Opens a reader of the events in scope. The caller must close it. */
    LogReader openReader(ReadScope scope);

    /**
     * Reads events from a part of the log that a {@link LogReader} of this log has passed, so that it is known to be
     * complete.
     *
     * @param after the position to read after
     * @param passed the position to read up to: the {@link EventPage#scannedTo()} of a page from such a reader that
     *     began at or before {@code after}
     * @param limit the maximum number of events, at least 1; fewer are returned if events are large
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     */
    EventPage readPassed(ReadScope scope, long after, long passed, int limit);

    /**
     * Reads events of one stream from a part of the log that a {@link LogReader} has passed, in version order.
     *
     * @param after the position to read after
     * @param passed the position to read up to
     * @param limit the maximum number of events, at least 1; fewer are returned if events are large
     * @return the events; empty only if there are no more
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     * @throws dev.pupsourcing.DamagedStreamException if a version between them or before the first is missing
     */
    List<PersistedEvent> readPassed(StreamId stream, long after, long passed, int limit);

    /**
     * Returns the position at which the log ended as of an instant: that of the last event before the first one that
     * was created later. Creation times come from the clocks of the creators and need not ascend; the result is exact
     * nevertheless.
     *
     * <p>The first call reads the times of all events before the result, which takes seconds for millions of events;
     * later calls read only new events.
     *
     * @return the position of an event, 0 if the log begins after the instant
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     */
    long positionAsOf(Instant instant);

    /** The highest committed position, 0 for an empty log. */
    long latestPosition();

    /** The id of this event store, generated when its schema was created; checkpoints contain it. */
    UUID storeId();
}
