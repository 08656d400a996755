// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import dev.pupsourcing.ReadScope;
import java.time.Instant;
import java.util.UUID;

/** The log of one event store, with its own connections. Thread-safe; its readers are not. Implemented by the library. */
public interface EventLog {

    /** Opens a reader of the events in scope. The caller must close it. */
    LogReader openReader(ReadScope scope);

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
