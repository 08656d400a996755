// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

/** Leaves whatever is going on, because somebody has asked for a stop. */
final class StoppingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppingException() {
        super("stopping", null, false, false);
    }
}
