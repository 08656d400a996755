// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The global log of one event store, read over connections of its own. Thread-safe; the readers it opens are not. */
public interface EventLog {

    /** Opens a reader of the events in scope. The caller closes it. */
    LogReader openReader(ReadScope scope);

    /**
     * Events of a part of the log that a {@link LogReader} of this log has passed, so that it is known to be complete.
     *
     * @param after the position to read after
     * @param passed the position to read up to: the {@link EventPage#scannedTo()} of a page that such a reader delivered,
     *     having begun at {@code after} or before
     * @param limit how many events at most, at least 1; large events make it fewer
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     */
    EventPage readPassed(ReadScope scope, long after, long passed, int limit);

    /**
     * Events of one stream in a part of the log that a {@link LogReader} has passed, in version order.
     *
     * @param after the position to read after
     * @param passed the position to read up to
     * @param limit how many events at most, at least 1; large events make it fewer
     * @return the events, empty only if there are no more
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     */
    List<PersistedEvent> readPassed(StreamId stream, long after, long passed, int limit);

    /**
     * The position of the last event before the first that was created after an instant: as of that instant, the log ended
     * here. Times of creation are the creators' clocks and need not ascend; the answer is exact all the same.
     *
     * <p>The first call of a log reads the times of all events before the answer, which takes seconds for millions of events;
     * later calls remember them and read only what is new.
     *
     * @return the position of an event, 0 if the log begins after the instant
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     */
    long positionAsOf(Instant instant);

    /** The highest committed position, 0 for an empty log. */
    long latestPosition();

    /** The identity of this event store, drawn when its schema was made; checkpoints carry it. */
    UUID storeId();
}
