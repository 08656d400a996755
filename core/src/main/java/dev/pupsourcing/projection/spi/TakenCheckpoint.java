// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import java.util.Objects;

/**
 * A checkpoint that a transaction has taken for one batch: locked, with a new revision. Immutable and thread-safe.
 *
 * @param checkpoint as it is now in this transaction
 * @param transaction what distinguishes this transaction from others on its connection; empty where the database cannot
 */
public record TakenCheckpoint(Checkpoint checkpoint, String transaction) {

    /** Checks that nothing is missing. */
    public TakenCheckpoint {
        Objects.requireNonNull(checkpoint, "checkpoint");
        Objects.requireNonNull(transaction, "transaction");
    }
}
