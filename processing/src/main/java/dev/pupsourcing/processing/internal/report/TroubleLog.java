// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Says that something does not work and is tried again: once it has lasted for ten seconds, every five minutes after that,
 * and when it is over. Several sources, such as the partitions of a projection, have one trouble together. Thread-safe.
 */
public final class TroubleLog {

    /** How long trouble lasts before it is reported. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How often it is reported again. */
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
     * No trouble yet.
     *
     * @param subject what does not work, as the beginning of a sentence
     * @param nanos a monotonic clock
     */
    public TroubleLog(String subject, SteadyLogger logger, LongSupplier nanos) {
        this.subject = subject;
        this.logger = logger;
        this.nanos = nanos;
    }

    /** Notes that a source failed and will try again. */
    public void failed(Object source, Throwable failure) {
        failed(source, Causes.text(failure));
    }

    /** Notes that a source failed and will try again, and why. */
    public void failed(Object source, String reason) {
        note(source, reason);
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

    /** Notes that a source works, or has ended. */
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

    /** Reports trouble that lasts; to be called now and then, since what is in trouble may itself be stuck. */
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
                subject + " has not worked for " + seconds(now - since) + many + " and is tried again: " + first);
    }

    private static String seconds(long nanos) {
        return Duration.ofNanos(nanos).toSeconds() + " s";
    }
}
