// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import dev.pupsourcing.processing.internal.report.Causes;

/** A transaction failed permanently, or too often. */
public final class PermanentFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Throwable reason;
    private final int attempts;

    public PermanentFailure(Throwable reason, int attempts) {
        super(Causes.text(reason), reason, false, false);
        this.reason = reason;
        this.attempts = attempts;
    }

    public Throwable reason() {
        return reason;
    }

    public int attempts() {
        return attempts;
    }
}
