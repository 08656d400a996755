// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.processing.internal.report.Listeners;
import dev.pupsourcing.processing.internal.report.RunReports;
import dev.pupsourcing.processing.internal.report.SteadyLogger;
import dev.pupsourcing.processing.internal.report.TroubleLog;
import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.Leases;
import dev.pupsourcing.projection.status.LeaseReport;
import dev.pupsourcing.projection.status.LeaseReport.Change;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.transaction.TransactionRunner;
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
 * The heartbeat of a worker, on a separate thread.
 *
 * <ol> <li>Each heartbeat, for each projection: release segments that have ended; abandon segments that hang; announce
 * the worker and renew leases; read the leases of all workers, take free segments, and, at a longer interval, release
 * segments to workers that have too few. <li>A failed heartbeat is repeated soon. Segments whose leases may have
 * expired pause until they are renewed. <li>A stop requests the end of all segments, withdraws the announcement, renews
 * the leases of segments that still run, and releases each segment when it ends.
 * </ol>
 */
public final class Heartbeat implements Runnable {

    /** The divisor of the interval after which a failed heartbeat is repeated. */
    private static final int SOONER = 4;

    /** The number of attempts to release leases before they are left to expire. */
    private static final int LAST_TRIES = 5;

    private final String worker;
    private final List<SegmentCoordinator> coordinators;
    private final Timing timing;
    private final SteadyLogger logger;
    private final Listeners listeners;
    private final TroubleLog troubles;
    private final LongSupplier nanos;
    private final Signal news = new Signal();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile @Nullable Throwable failure;
    private volatile Map<String, List<String>> workers = Map.of();
    private long rebalanced;

    /**
     * Creates a heartbeat that is not started.
     *
     * @param worker the worker's name
     * @param segments the segments of each projection
     */
    public Heartbeat(
            String worker,
            Timing timing,
            List<OwnedSegments> segments,
            Leases leases,
            TransactionRunner transactions,
            RunReports reports) {
        this.worker = worker;
        this.timing = timing;
        this.listeners = reports.listeners();
        this.logger = reports.logger();
        this.troubles = reports.troubles("the heartbeat of worker " + PrintableText.quoted(worker));
        this.nanos = reports.nanos();
        this.coordinators = segments.stream()
                .map(owned -> new SegmentCoordinator(owned, worker, timing, leases, transactions, nanos))
                .toList();
        this.rebalanced = nanos.getAsLong() - timing.rebalance().toNanos();
    }

    /** Triggers a heartbeat immediately; called when a segment has ended. */
    public void wakeUp() {
        news.wakeUp();
    }

    /** Requests a stop: all segments end after their current batch, and each is released immediately. */
    public void requestStop() {
        stopping = true;
        news.wakeUp();
    }

    /** Completed when it has ended. */
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** The failure of the last heartbeat, null if it succeeded. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** The workers of each projection that were alive at the last heartbeat. */
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
            coordinators.forEach(SegmentCoordinator::endAll);
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            logger.log(Level.ERROR, "the heartbeat ended; all segments are stopped, and their leases expire", e);
            coordinators.forEach(SegmentCoordinator::endAll);
        } finally {
            ended.complete(null);
        }
    }

    /** A heartbeat that catches all errors; returns whether it succeeded completely. */
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

    /** One heartbeat for all projections; returns whether it succeeded completely. */
    public boolean beat() {
        boolean rebalance = nanos.getAsLong() - rebalanced >= timing.rebalance().toNanos();
        boolean done = true;
        for (SegmentCoordinator coordinator : coordinators) {
            done &= tried(coordinator, () -> {
                if (coordinator.prepare()) {
                    upkeep(coordinator, true);
                    coordinator.look(rebalance).forEach(this::taken);
                }
            });
        }
        workers = coordinators.stream()
                .collect(Collectors.toMap(SegmentCoordinator::projection, SegmentCoordinator::workers));
        if (done) {
            failure = null;
            troubles.recovered(this);
            rebalanced = rebalance ? nanos.getAsLong() : rebalanced;
        }
        return done;
    }

    private void upkeep(SegmentCoordinator coordinator, boolean staying) throws SQLException {
        coordinator.release().forEach(this::givenBack);
        coordinator.abandon().forEach(this::abandoned);
        coordinator.renew(staying).forEach(this::lost);
    }

    private void taken(Lease lease) {
        logger.log(Level.INFO, "took " + text(lease));
        report(lease, Change.ACQUIRED);
    }

    private void givenBack(Lease lease) {
        logger.log(Level.INFO, "released " + text(lease));
        report(lease, Change.RELEASED);
    }

    private void abandoned(Lease lease) {
        logger.log(
                Level.WARNING,
                "a batch of " + text(lease) + " takes longer than " + timing.handlerTimeout()
                        + "; its lease is no longer renewed");
        report(lease, Change.ABANDONED);
    }

    private void lost(Lease lease) {
        logger.log(Level.INFO, "the lease on " + text(lease) + " expired and was taken by another");
        report(lease, Change.LOST);
    }

    private void report(Lease lease, Change change) {
        record Report(String projection, SlotRange slots, String worker, Change change) implements LeaseReport {}
        listeners.leaseChanged(new Report(lease.projection(), lease.slots(), worker, change));
    }

    private static String text(Lease lease) {
        return "projection \"" + lease.projection() + "\", slots "
                + lease.slots().first() + ".." + lease.slots().last();
    }

    private boolean tried(SegmentCoordinator coordinator, Step step) {
        try {
            step.run();
            return true;
        } catch (Throwable e) {
            failed("a heartbeat for projection \"" + coordinator.projection() + "\"", e);
            return false;
        } finally {
            coordinator.pauseIfInDoubt();
        }
    }

    /** Stops all segments, and releases each lease when its segment has ended. */
    private void leave() throws InterruptedException {
        coordinators.forEach(SegmentCoordinator::endAll);
        coordinators.forEach(coordinator -> tried(coordinator, coordinator::withdraw));
        Duration pause = timing.heartbeat().dividedBy(SOONER);
        for (int failed = 0;
                failed < LAST_TRIES && !coordinators.stream().allMatch(SegmentCoordinator::holdsNothing); ) {
            long ticket = news.ticket();
            boolean done = true;
            for (SegmentCoordinator coordinator : coordinators) {
                done &= tried(coordinator, () -> upkeep(coordinator, false));
                done &= tried(coordinator, () -> coordinator.release().forEach(this::givenBack));
            }
            failed = done ? 0 : failed + 1;
            if (!coordinators.stream().allMatch(SegmentCoordinator::holdsNothing)) {
                news.await(ticket, pause);
            }
        }
    }

    /** An operation on the database. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }
}
