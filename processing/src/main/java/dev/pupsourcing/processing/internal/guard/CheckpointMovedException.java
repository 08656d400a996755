// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

/** Rolls back a batch whose checkpoint somebody else has moved. */
public final class CheckpointMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CheckpointMovedException() {
        super("the checkpoint was moved by somebody else", null, false, false);
    }
}
