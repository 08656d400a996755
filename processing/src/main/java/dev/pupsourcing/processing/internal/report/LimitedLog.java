// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Logs a limited number of warnings in five minutes, and then the number that was omitted. Thread-safe. */
public final class LimitedLog {

    /** The maximum number of warnings within {@link TroubleLog#REPEAT}. */
    public static final int MOST = 20;

    private static final Duration PERIOD = TroubleLog.REPEAT;

    private final SteadyLogger logger;
    private final LongSupplier nanos;
    private long periodStart;
    private int logged;
    private long leftOut;

    /**
     * Creates an empty log.
     *
     * @param nanos a monotonic clock
     */
    public LimitedLog(SteadyLogger logger, LongSupplier nanos) {
        this.logger = logger;
        this.nanos = nanos;
        this.periodStart = nanos.getAsLong();
    }

    /** Logs a warning, or counts it. */
    public void warn(String message) {
        String text = next(message);
        if (!text.isEmpty()) {
            logger.log(Level.WARNING, text);
        }
    }

    private synchronized String next(String message) {
        long now = nanos.getAsLong();
        if (now - periodStart >= PERIOD.toNanos()) {
            periodStart = now;
            logged = 0;
        }
        if (logged >= MOST) {
            leftOut++;
            return "";
        }
        logged++;
        String others = leftOut == 0 ? "" : " (" + leftOut + " earlier warnings of this kind were omitted)";
        leftOut = 0;
        return message + others;
    }
}
