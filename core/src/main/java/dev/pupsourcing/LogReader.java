// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.util.Optional;

/**
 * A reader of the global log that never skips a committed event: it delivers only what is proven complete.
 *
 * <p>Only such a reader may feed anything that remembers a position. It has a connection and a proof state of its own;
 * it is for one thread at a time. After a failure it may be used again: it takes a new connection and proves anew.
 */
public interface LogReader extends AutoCloseable {

    /**
     * The next events strictly after a position, in position order.
     *
     * @param after the position to read after, 0 for the log's beginning
     * @param limit how many events at most, at least 1
     * @throws IllegalArgumentException if {@code after} is negative or {@code limit} below 1
     * @throws EventStoreException if the database cannot be read; nothing is lost, ask again
     */
    EventPage read(long after, int limit);

    /** The position that the last read could not pass, if there was one, and who may hold it; asks the database. */
    Optional<LogStall> stall();

    /** Gives the connection back. Closing twice is harmless. */
    @Override
    void close();
}
