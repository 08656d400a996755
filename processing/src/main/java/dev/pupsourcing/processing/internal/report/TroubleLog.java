// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Logs failures that are retried: after ten seconds, every five minutes after that, and when they are resolved. Several
 * sources, such as the partitions of a projection, share one report. Thread-safe.
 */
public final class TroubleLog {

    /** The time after which a failure is reported. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The interval between further reports. */
    public static final Duration REPEAT = Duration.ofMinutes(5);

    private final String subject;
    private final SteadyLogger logger;
    private final LongSupplier nanos;
    private final Map<Object, String> troubles = new LinkedHashMap<>();
    private volatile boolean quiet = true;
    private boolean reported;
    private long since;
    private long reportedAt;

    /**
     * Creates a log without failures.
     *
     * @param subject the failing operation, as the beginning of a sentence
     * @param nanos a monotonic clock
     */
    public TroubleLog(String subject, SteadyLogger logger, LongSupplier nanos) {
        this.subject = subject;
        this.logger = logger;
        this.nanos = nanos;
    }

    /** Records that a source failed and will retry. */
    public void failed(Object source, Throwable failure) {
        note(source, Causes.text(failure));
        report();
    }

    private synchronized void note(Object source, String reason) {
        if (troubles.isEmpty()) {
            since = nanos.getAsLong();
            reported = false;
        }
        quiet = false;
        troubles.put(source, reason);
    }

    /** Records that a source works, or has ended. */
    public void recovered(Object source) {
        if (!quiet) {
            over(source).ifPresent(message -> logger.log(Level.INFO, message));
        }
    }

    private synchronized Optional<String> over(Object source) {
        boolean last = troubles.remove(source) != null && troubles.isEmpty();
        quiet = troubles.isEmpty();
        return last && reported
                ? Optional.of(subject + " works again, after " + seconds(nanos.getAsLong() - since))
                : Optional.empty();
    }

    /** Reports lasting failures; must be called regularly, because the failing thread may be stuck. */
    public void report() {
        if (!quiet) {
            due().ifPresent(message -> logger.log(Level.WARNING, message));
        }
    }

    private synchronized Optional<String> due() {
        long now = nanos.getAsLong();
        boolean due = !troubles.isEmpty()
                && now - since >= PATIENCE.toNanos()
                && (!reported || now - reportedAt >= REPEAT.toNanos());
        if (!due) {
            return Optional.empty();
        }
        reported = true;
        reportedAt = now;
        String first = troubles.values().iterator().next();
        String many = troubles.size() == 1 ? "" : " (" + troubles.size() + " threads)";
        return Optional.of(
                subject + " has failed for " + seconds(now - since) + many + " and will be retried: " + first);
    }

    private static String seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds() + " s";
    }
}
