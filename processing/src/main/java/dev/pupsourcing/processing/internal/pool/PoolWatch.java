// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.pool;

import dev.pupsourcing.processing.internal.report.SteadyLogger;
import dev.pupsourcing.processing.internal.report.TroubleLog;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Detects that a run waits for connections that it holds itself, and releases some. Thread-safe.
 *
 * <ol> <li>Transactions and reads report when they begin to wait for a connection, and when they have one. <li>If the
 * pool fails, or nothing has progressed for {@link #PATIENCE} during a wait, the run continues with one reader and logs
 * the pool size that it needs. <li>If nothing progresses then either, the last reader is closed too, so that a batch
 * can use its connection. <li>After {@link #RECOVERY} without waits the run uses two readers again.
 * </ol>
 */
public final class PoolWatch {

    /** The time without progress after which connections are released. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The time for which a run continues with one reader. */
    public static final Duration RECOVERY = Duration.ofMinutes(5);

    private final PoolNeeds needs;
    private final SteadyLogger logger;
    private final LongSupplier nanos;
    private final Predicate<Throwable> exhausted;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean refused;
    private volatile long movedAt;
    private boolean shrunk;
    private long shrunkAt;
    private long reportedAt;
    private boolean reported;

    /**
     * Creates a watch without waits.
     *
     * @param needs the needs of the run, for the message
     * @param nanos a monotonic clock
     * @param exhausted whether a failure means that a pool had no connection
     */
    public PoolWatch(PoolNeeds needs, SteadyLogger logger, LongSupplier nanos, Predicate<Throwable> exhausted) {
        this.needs = needs;
        this.logger = logger;
        this.nanos = nanos;
        this.exhausted = exhausted;
        this.movedAt = nanos.getAsLong();
    }

    /** The connections with which a run reads the log. Thread-safe; no method waits for a connection. */
    public interface Readers {

        /** The number of connections held. */
        int held();

        /** Continues with one reader, and closes the others. */
        void useOne();

        /** Closes all readers; the next page opens one again. */
        void closeAll();

        /** Uses as many readers as the consumers need again. */
        void useMany();
    }

    /** What happens to a connection after use. */
    enum Use {
        /** It is returned after a transaction or a read, so that the next waiter gets it. */
        PASSING,
        /** It is kept. */
        KEPT
    }

    /** One wait for a connection, until it is available or fails. Not thread-safe, except for {@link #since}. */
    final class Wait implements AutoCloseable {

        private final long since = nanos.getAsLong();
        private final Use use;
        private boolean granted;

        private Wait(Use use) {
            this.use = use;
        }

        /** The connection is available; the transaction lasts until this is closed. */
        void granted() {
            if (!granted) {
                granted = true;
                waits.remove(this);
                move(use, 1);
            }
        }

        /** Records a failure; if the wait failed, the pool may be the reason. */
        void failed(Throwable failure) {
            if (!granted && exhausted.test(failure)) {
                refused = true;
            }
        }

        @Override
        public void close() {
            waits.remove(this);
            if (granted) {
                move(use, -1);
            }
        }
    }

    /** Begins a wait. */
    Wait begin(Use use) {
        Wait wait = new Wait(use);
        waits.add(wait);
        return wait;
    }

    /** A connection that is kept does not show progress for other waiters. */
    private void move(Use use, int opened) {
        if (use == Use.PASSING) {
            open.addAndGet(opened);
            movedAt = nanos.getAsLong();
        }
    }

    /** Checks whether connections must be released; called about once per second. */
    public void look(Readers readers) {
        long now = nanos.getAsLong();
        boolean stuck = open.get() == 0 && hasPassed(PATIENCE, movedAt, now);
        boolean wanting = refused || waits.stream().anyMatch(wait -> hasPassed(PATIENCE, wait.since, now));
        if (wanting && shrunk && stuck && hasPassed(PATIENCE, shrunkAt, now)) {
            giveBack(readers, readers::closeAll, now);
        } else if (refused || (wanting && stuck && !shrunk)) {
            giveBack(readers, readers::useOne, now);
        } else if (shrunk && hasPassed(RECOVERY, shrunkAt, now)) {
            shrunk = false;
            readers.useMany();
        }
    }

    private void giveBack(Readers readers, Runnable step, long now) {
        int held = readers.held();
        refused = false;
        shrunk = true;
        shrunkAt = now;
        step.run();
        if (!reported || hasPassed(TroubleLog.REPEAT, reportedAt, now)) {
            reported = true;
            reportedAt = now;
            logger.log(Level.WARNING, needs.message(held));
        }
    }

    private static boolean hasPassed(Duration time, long since, long now) {
        return now - since >= time.toNanos();
    }
}
