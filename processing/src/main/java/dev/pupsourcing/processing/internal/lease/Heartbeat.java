// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.processing.internal.report.SteadyLogger;
import dev.pupsourcing.processing.internal.report.TroubleLog;
import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.spi.Lease;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The life of a worker, on a thread of its own.
 *
 * <ol>
 *   <li>Each beat, for each projection: give back what has ended; abandon what hangs; announce and renew; look, take, and,
 *       at a longer interval, give back what others have too little of.
 *   <li>A beat that fails is repeated soon. Whatever may have expired meanwhile pauses until a renewal says otherwise.
 *   <li>A stop lets all runs end, withdraws, renews what still runs, and gives back each segment as it ends.
 * </ol>
 */
public final class Heartbeat implements Runnable {

    /** By how much a failed beat is repeated sooner than the next is due. */
    private static final int SOONER = 4;

    /** How often leases are tried to be given back before they are left to expire. */
    private static final int LAST_TRIES = 5;

    private final List<SegmentCoordinator> tenancies;
    private final Timing timing;
    private final SteadyLogger logger;
    private final TroubleLog troubles;
    private final LongSupplier nanos;
    private final Signal news = new Signal();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile @Nullable Throwable failure;
    private volatile Map<String, List<String>> workers = Map.of();
    private long rebalanced;

    /**
     * A worker that has not begun yet.
     *
     * @param keeping where the leases are kept
     */
    public Heartbeat(List<Tenant> tenants, Timing timing, LeaseKeeping keeping) {
        this.timing = timing;
        this.logger = keeping.logger();
        this.troubles = keeping.troubles();
        this.nanos = keeping.nanos();
        this.tenancies = tenants.stream()
                .map(tenant -> new SegmentCoordinator(tenant, timing, keeping.leases(), keeping.transactions(), nanos))
                .toList();
        this.rebalanced = nanos.getAsLong() - timing.rebalance().toNanos();
    }

    /** Looks at once; to be called when a run has ended. */
    public void wakeUp() {
        news.wakeUp();
    }

    /** Asks it to end: all runs end after their batch, and each segment is given back at once. */
    public void requestStop() {
        stopping = true;
        news.wakeUp();
    }

    /** Done once it has ended. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** Why the last beat failed, null if it did not. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** The workers of each projection that were alive at the last look. */
    public Map<String, List<String>> workers() {
        return workers;
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                long ticket = news.ticket();
                boolean done = survivingBeat();
                news.await(
                        ticket, done ? timing.heartbeat() : timing.heartbeat().dividedBy(SOONER));
            }
            leave();
        } catch (InterruptedException e) {
            tenancies.forEach(SegmentCoordinator::endAll);
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            logger.log(Level.ERROR, "the heartbeat ended; all segments are stopped, and their leases expire", e);
            tenancies.forEach(SegmentCoordinator::endAll);
        } finally {
            ended.complete(null);
        }
    }

    /** A beat that no error ends; whether all of it was done. */
    private boolean survivingBeat() {
        try {
            return beat();
        } catch (Throwable e) {
            failed("the heartbeat", e);
            return false;
        }
    }

    private void failed(String what, Throwable reason) {
        if (failure == null) {
            logger.log(Level.DEBUG, what + " failed", reason);
        }
        failure = reason;
        troubles.failed(this, reason);
    }

    /** One beat over all projections; whether all of it was done. */
    public boolean beat() {
        boolean rebalance = nanos.getAsLong() - rebalanced >= timing.rebalance().toNanos();
        boolean done = true;
        for (SegmentCoordinator tenancy : tenancies) {
            done &= tried(tenancy, () -> {
                if (tenancy.prepare()) {
                    upkeep(tenancy, true);
                    tenancy.look(rebalance).forEach(this::taken);
                }
            });
        }
        workers = tenancies.stream()
                .collect(Collectors.toMap(SegmentCoordinator::projection, SegmentCoordinator::workers));
        if (done) {
            failure = null;
            troubles.recovered(this);
            rebalanced = rebalance ? nanos.getAsLong() : rebalanced;
        }
        return done;
    }

    private void upkeep(SegmentCoordinator tenancy, boolean staying) throws SQLException {
        tenancy.release().forEach(this::givenBack);
        tenancy.abandon()
                .forEach(lease -> logger.log(
                        Level.WARNING,
                        "a batch of " + text(lease) + " takes longer than " + timing.handlerTimeout()
                                + "; its lease is not renewed any more"));
        tenancy.renew(staying)
                .forEach(lease ->
                        logger.log(Level.INFO, "the lease on " + text(lease) + " expired and was taken by another"));
    }

    private void taken(Lease lease) {
        logger.log(Level.INFO, "took " + text(lease));
    }

    private void givenBack(Lease lease) {
        logger.log(Level.INFO, "gave back " + text(lease));
    }

    private static String text(Lease lease) {
        return "projection \"" + lease.projection() + "\", slots "
                + lease.slots().first() + ".." + lease.slots().last();
    }

    private boolean tried(SegmentCoordinator tenancy, Step step) {
        try {
            step.run();
            return true;
        } catch (Throwable e) {
            failed("a heartbeat for projection \"" + tenancy.projection() + "\"", e);
            return false;
        } finally {
            tenancy.pauseIfInDoubt();
        }
    }

    /** Ends all runs and waits for them, giving back each lease as it becomes free. */
    private void leave() throws InterruptedException {
        tenancies.forEach(SegmentCoordinator::endAll);
        tenancies.forEach(tenancy -> tried(tenancy, tenancy::withdraw));
        Duration pause = timing.heartbeat().dividedBy(SOONER);
        for (int failed = 0; failed < LAST_TRIES && !tenancies.stream().allMatch(SegmentCoordinator::holdsNothing); ) {
            long ticket = news.ticket();
            boolean done = true;
            for (SegmentCoordinator tenancy : tenancies) {
                done &= tried(tenancy, () -> upkeep(tenancy, false));
                done &= tried(tenancy, () -> tenancy.release().forEach(this::givenBack));
            }
            failed = done ? 0 : failed + 1;
            if (!tenancies.stream().allMatch(SegmentCoordinator::holdsNothing)) {
                news.await(ticket, pause);
            }
        }
    }

    /** Something that asks the database. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
