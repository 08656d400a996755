// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.pool;

/** The connections that a run reads the log with. Thread-safe, and none of its methods waits for a connection. */
public interface Readers {

    /** How many connections are held now. */
    int held();

    /** Continues with one reader, and closes the others. */
    void useOne();

    /** Closes all readers; the next page opens one again. */
    void closeAll();

    /** Uses as many readers as the consumers need again. */
    void useMany();
}
