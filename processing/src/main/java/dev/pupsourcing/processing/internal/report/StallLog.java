// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.report;

import dev.pupsourcing.log.LockHolder;
import dev.pupsourcing.log.LogStall;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Says that a position which may still be in flight keeps the log from being read on: once that has lasted for ten seconds,
 * with the holder, and every five minutes after that. For one thread.
 */
public final class StallLog {

    private final SteadyLogger logger;
    private final LongSupplier nanos;
    private boolean stalled;
    private boolean reported;
    private long at;
    private long since;
    private long reportedAt;

    /**
     * No stall yet.
     *
     * @param nanos a monotonic clock
     */
    public StallLog(SteadyLogger logger, LongSupplier nanos) {
        this.logger = logger;
        this.nanos = nanos;
    }

    /**
     * Notes how the reading does.
     *
     * @param stands whether a position in flight stops it
     * @param end the last position that was read
     * @param details who holds the position; asks the database
     */
    public void look(boolean stands, long end, Supplier<Optional<LogStall>> details) {
        long now = nanos.getAsLong();
        if (!stands || !stalled || end != at) {
            moved(stands, end, now);
        } else if (now - since >= TroubleLog.PATIENCE.toNanos()
                && (!reported || now - reportedAt >= TroubleLog.REPEAT.toNanos())) {
            reported = true;
            reportedAt = now;
            details.get().ifPresent(stall -> logger.log(Level.WARNING, text(stall, now)));
        }
    }

    private void moved(boolean stands, long end, long now) {
        if (reported) {
            logger.log(Level.INFO, "the log is read on, after " + seconds(now));
        }
        stalled = stands;
        reported = false;
        at = end;
        since = now;
    }

    private String text(LogStall stall, long now) {
        String advice = stall.advice().map(text -> "; " + text).orElse("");
        return "the log has not been read on for " + seconds(now) + ": position " + stall.position()
                + " may still be in flight, held by " + holders(stall.holders()) + advice;
    }

    private static String holders(List<LockHolder> holders) {
        return holders.isEmpty()
                ? "a transaction that the database does not name"
                : holders.stream()
                        .map(holder -> "session " + holder.session() + " of user " + holder.user() + ", open for "
                                + holder.age().toSeconds() + " s")
                        .collect(Collectors.joining(", "));
    }

    private String seconds(long now) {
        return Duration.ofNanos(now - since).toSeconds() + " s";
    }
}
