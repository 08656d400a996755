// SPDX-License-Identifier: MIT
package dev.pupsourcing.spi;

import dev.pupsourcing.log.LogReader;

/**
 * A reader of the log that marks the server from which it reads. Implemented by the library. Not thread-safe.
 *
 * <p>A component that keeps events in memory and handles them later, in a separate transaction, must check the reader's
 * {@link #mark()} in that transaction; see {@link ServerIncarnation}.
 */
public interface ProjectionLogReader extends LogReader {

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
}
