// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import java.util.Optional;

/**
 * A reader of the log that never skips a committed event: it delivers an event only when it has proven that no earlier
 * one is missing. Implemented by the library.
 *
 * <p>Only such a reader may be used to maintain a checkpoint. It has its own connection and proof state, and must be
 * used by one thread at a time. It can be used again after a failure: it takes a new connection and repeats its proofs.
 *
 * <p>Handle the events of a page before the next read, in the order of the page. A component that keeps pages for later
 * transactions must discard them if the server restarts; {@code dev.pupsourcing.spi.ProjectionLogReader} can detect that.
 */
public interface LogReader extends AutoCloseable {

    /**
     * Reads the next events after a position, in position order: at most 16 MB of payload and metadata, or one event.
     *
     * @param after the position to read after, 0 for the beginning of the log
     * @param limit the maximum number of events, at least 1
     * @throws IllegalArgumentException if {@code after} is negative or {@code limit} below 1
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read; nothing is lost, read again
     */
    EventPage read(long after, int limit);

    /** The position at which the last read stalled, if any, and the sessions that may hold it; queries the database. */
    Optional<LogStall> stall();

    /** Returns the connection to its pool. Idempotent. */
    @Override
    void close();
}
