// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

/** Rolls back a batch whose checkpoint somebody else has moved. */
final class CheckpointMovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckpointMovedException() {
        super("the checkpoint was moved by somebody else", null, false, false);
    }
}
