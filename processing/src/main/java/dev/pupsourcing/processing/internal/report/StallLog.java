// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.log.LockHolder;
import dev.pupsourcing.log.LogStall;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Logs stalls: after ten seconds, with the sessions that may hold the position, and every five minutes after that. Not
 * thread-safe.
 */
public final class StallLog {

    private final SteadyLogger logger;
    private final LongSupplier nanos;
    private final Listeners listeners;
    private @Nullable LogStall announced;
    private boolean stalled;
    private boolean reported;
    private long at;
    private long since;
    private long reportedAt;

    /**
     * Creates a log without a stall.
     *
     * @param nanos a monotonic clock
     * @param listeners receive the beginning and the end of each stall that is logged
     */
    public StallLog(SteadyLogger logger, LongSupplier nanos, Listeners listeners) {
        this.listeners = listeners;
        this.logger = logger;
        this.nanos = nanos;
    }

    /**
     * Records the state of reading.
     *
     * @param stands whether it stalls
     * @param end the last position that was read
     * @param details returns the sessions that may hold the position; queries the database
     */
    public void look(boolean stands, long end, Supplier<Optional<LogStall>> details) {
        long now = nanos.getAsLong();
        if (!stands || !stalled || end != at) {
            moved(stands, end, now);
        } else if (now - since >= TroubleLog.PATIENCE.toNanos()
                && (!reported || now - reportedAt >= TroubleLog.REPEAT.toNanos())) {
            reported = true;
            reportedAt = now;
            details.get().ifPresent(stall -> warn(stall, now));
        }
    }

    private void warn(LogStall stall, long now) {
        logger.log(Level.WARNING, text(stall, now));
        if (announced == null) {
            announced = stall;
            listeners.stalled(stall);
        }
    }

    /** The log is no longer read. */
    public void end() {
        LogStall ended = announced;
        announced = null;
        if (ended != null) {
            listeners.stallEnded(ended);
        }
    }

    private void moved(boolean stands, long end, long now) {
        if (reported) {
            logger.log(Level.INFO, "reading of the log continues, after " + seconds(now));
        }
        end();
        stalled = stands;
        reported = false;
        at = end;
        since = now;
    }

    private String text(LogStall stall, long now) {
        String advice = stall.advice().map(text -> "; " + text).orElse("");
        return "reading of the log has stalled for " + seconds(now) + ": position " + stall.position()
                + " may belong to an open transaction, held by " + holders(stall.holders()) + advice;
    }

    private static String holders(List<LockHolder> holders) {
        return holders.isEmpty()
                ? "a session that the database does not report"
                : holders.stream()
                        .map(holder -> "session " + holder.session() + " of user " + PrintableText.quoted(holder.user())
                                + ", open for " + holder.age().toSeconds() + " s")
                        .collect(Collectors.joining(", "));
    }

    private String seconds(long now) {
        return Duration.ofNanos(now - since).toSeconds() + " s";
    }
}
