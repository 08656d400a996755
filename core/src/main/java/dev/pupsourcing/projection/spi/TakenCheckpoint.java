// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import java.util.Objects;

/**
 * A checkpoint that a transaction has taken for one batch. It is locked and has a new revision. Immutable and
 * thread-safe.
 *
 * @param checkpoint the checkpoint in this transaction
 * @param transaction identifies this transaction among others on its connection; empty if the database cannot
 */
public record TakenCheckpoint(Checkpoint checkpoint, String transaction) {

    /** Checks that nothing is missing. */
    public TakenCheckpoint {
        Objects.requireNonNull(checkpoint, "checkpoint");
        Objects.requireNonNull(transaction, "transaction");
    }
}
