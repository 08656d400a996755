// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.spi.ServerIncarnation;

/**
 * The source of pages: one reader in one server incarnation. After it was invalidated, its pages must be discarded,
 * because the server may have lost commits that it had shown. Thread-safe.
 */
public interface ReaderEpoch {

    /** The mark on the server of the pages; none if transactions run on another server. */
    ServerIncarnation mark();

    /** Whether the reader is still connected to that server; queries the database, and returns false if that fails. */
    boolean isCurrent();

    /** Records that a transaction has seen the mark, so transactions run on the server of the log. */
    void confirmed();

    /**
     * Records that a transaction has not seen the mark. Either the server has changed, and the source is invalidated,
     * or transactions never run on the server of the log, and the mark is dropped. Returns whether it is invalidated.
     */
    boolean missed();
}
