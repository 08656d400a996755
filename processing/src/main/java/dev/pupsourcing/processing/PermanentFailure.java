// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.processing.internal.report.Causes;

/** A transaction that failed for a reason that does not pass, or too often. */
final class PermanentFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Throwable reason;
    private final int attempts;

    PermanentFailure(Throwable reason, int attempts) {
        super(Causes.text(reason), reason, false, false);
        this.reason = reason;
        this.attempts = attempts;
    }

    Throwable reason() {
        return reason;
    }

    int attempts() {
        return attempts;
    }
}
