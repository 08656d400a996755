// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import dev.pupsourcing.spi.ServerIncarnation;
import java.util.Optional;

/**
 * A reader of the log that never skips a committed event: it delivers an event only when it has proven that no earlier
 * one is missing.
 *
 * <p>Only such a reader may be used to maintain a checkpoint. It has its own connection and proof state, and must be
 * used by one thread at a time. It can be used again after a failure: it takes a new connection and repeats its proofs.
 *
 * <p>A component that keeps events in memory and handles them later, in a separate transaction, must check the reader's
 * {@link #mark()} in that transaction; see {@link ServerIncarnation}.
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

    /**
     * Marks the server that this reader reads from. Call it before the first {@link #read} whose events are kept, and
     * again after a failure, because the reader may be connected to another server then, and events that were read
     * before must be discarded.
     *
     * @return the mark; {@link ServerIncarnation#NONE} if the database needs none or the server does not support it
     * @throws dev.pupsourcing.EventStoreException if the database is unreachable
     */
    ServerIncarnation mark();

    /**
     * Whether this reader is still connected to the server that it marked; queries the database.
     *
     * @return also true if there is no mark
     * @throws dev.pupsourcing.EventStoreException if the database is unreachable
     */
    boolean sees(ServerIncarnation mark);

    /** The position at which the last read stalled, if any, and the sessions that may hold it; queries the database. */
    Optional<LogStall> stall();

    /** Returns the connection to its pool. Idempotent. */
    @Override
    void close();
}
