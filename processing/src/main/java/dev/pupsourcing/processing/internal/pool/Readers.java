// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.pool;

/** The connections with which a run reads the log. Thread-safe; no method waits for a connection. */
public interface Readers {

    /** The number of connections held. */
    int held();

    /** Continues with one reader, and closes the others. */
    void useOne();

    /** Closes all readers; the next page opens one again. */
    void closeAll();

    /** Uses as many readers as the consumers need again. */
    void useMany();
}
