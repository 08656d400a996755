// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * A logger that never fails: neither an exception that cannot be printed nor a logger that throws may end the thread
 * that logs. Thread-safe.
 */
public final class SteadyLogger {

    private final System.Logger target;

    /** Wraps a logger of the application. */
    public SteadyLogger(System.Logger target) {
        this.target = target;
    }

    /** Logs a message. */
    public void log(Level level, String message) {
        try {
            target.log(level, message);
        } catch (Throwable e) {
            // a failure to log cannot be logged
        }
    }

    /** Logs a message with a failure, or only with its class if it cannot be printed. */
    public void log(Level level, String message, @Nullable Throwable failure) {
        if (failure == null) {
            log(level, message);
            return;
        }
        try {
            target.log(level, message, failure);
        } catch (Throwable e) {
            log(level, message + " (" + Causes.text(failure) + ")");
        }
    }
}
