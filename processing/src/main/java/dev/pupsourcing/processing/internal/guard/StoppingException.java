// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

/** Leaves whatever is going on, because somebody has asked for a stop. */
public final class StoppingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoppingException() {
        super("stopping", null, false, false);
    }
}
