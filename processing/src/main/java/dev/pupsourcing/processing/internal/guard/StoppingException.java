// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

/** Ends the current operation because a stop was requested. */
public final class StoppingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoppingException() {
        super("stopping", null, false, false);
    }
}
