// SPDX-License-Identifier: MIT
package dev.pupsourcing.log;

import dev.pupsourcing.spi.ServerIncarnation;
import java.util.Optional;

/**
 * A reader of the global log that never skips a committed event: it delivers only what is proven complete.
 *
 * <p>Only such a reader may feed anything that remembers a position. It has a connection and a proof state of its own;
 * it is for one thread at a time. After a failure it may be used again: it takes a new connection and proves anew.
 *
 * <p>Whoever keeps events in memory and acts on them later, in a transaction of its own, lets that transaction see the
 * reader's {@link #mark()}; see {@link ServerIncarnation}.
 */
public interface LogReader extends AutoCloseable {

    /**
     * The next events strictly after a position, in position order: at most 16 MB of payload and metadata, or one event.
     *
     * @param after the position to read after, 0 for the log's beginning
     * @param limit how many events at most, at least 1
     * @throws IllegalArgumentException if {@code after} is negative or {@code limit} below 1
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read; nothing is lost, ask again
     */
    EventPage read(long after, int limit);

    /**
     * Leaves a mark on the server that this reader reads from. To be asked before the first {@link #read} whose events are
     * kept, and again after a failure, because that may have led to another server: what was read before counts for
     * nothing then.
     *
     * @return the mark, {@link ServerIncarnation#NONE} if the database needs none or the server cannot keep one
     * @throws dev.pupsourcing.EventStoreException if the database cannot be reached
     */
    ServerIncarnation mark();

    /**
     * Whether this reader is still connected to the server that it left a mark on; asks the database.
     *
     * @return also true if there is no mark
     * @throws dev.pupsourcing.EventStoreException if the database cannot be reached
     */
    boolean sees(ServerIncarnation mark);

    /** The position that the last read could not pass, if there was one, and who may hold it; asks the database. */
    Optional<LogStall> stall();

    /** Gives the connection back. Closing twice is harmless. */
    @Override
    void close();
}
