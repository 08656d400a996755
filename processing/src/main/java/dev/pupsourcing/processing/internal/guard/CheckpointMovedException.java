// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

/** Rolls back a batch whose checkpoint another owner has moved. */
public final class CheckpointMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CheckpointMovedException() {
        super("another owner moved the checkpoint", null, false, false);
    }
}
