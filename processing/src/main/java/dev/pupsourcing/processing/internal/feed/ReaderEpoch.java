// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.spi.ServerIncarnation;

/**
 * Where pages come from: one reader on one run of one server. What was read from a source counts for nothing once the
 * source has been invalidated, because the server may have shown what did not survive. Thread-safe.
 */
public interface ReaderEpoch {

    /** The mark on the server that the pages were read from; none if transactions do not run there. */
    ServerIncarnation mark();

    /** Whether the reader is still connected to that server; asks the database. What cannot be asked is not. */
    boolean isCurrent();

    /** A transaction has seen the mark, so transactions run on the server that the log is read from. */
    void confirmed();

    /**
     * A transaction has not seen the mark. Either the server has changed, and the source is invalidated, or transactions have never
     * run on the server that the log is read from, and the mark is void; whether it is invalidated.
     */
    boolean missed();
}
