// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.Leases;
import dev.pupsourcing.projection.spi.Leases.LeaseRequest;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The steps of one worker for one projection. Not thread-safe. Each step is a short transaction, so that locks are held
 * only briefly.
 */
final class SegmentCoordinator {

    private final OwnedSegments segments;
    private final String worker;
    private final Timing timing;
    private final Leases leases;
    private final TransactionRunner transactions;
    private final LongSupplier nanos;
    private List<String> workers = List.of();

    SegmentCoordinator(
            OwnedSegments segments,
            String worker,
            Timing timing,
            Leases leases,
            TransactionRunner transactions,
            LongSupplier nanos) {
        this.segments = segments;
        this.worker = worker;
        this.timing = timing;
        this.leases = leases;
        this.transactions = transactions;
        this.nanos = nanos;
    }

    String projection() {
        return segments.projection();
    }

    /** The workers that were alive at the last heartbeat. */
    List<String> workers() {
        return workers;
    }

    boolean holdsNothing() {
        return segments.isEmpty();
    }

    /** Creates the projection's state once; returns whether it exists. */
    boolean prepare() throws SQLException {
        return segments.prepare(transactions);
    }

    /**
     * Announces the worker and renews its leases.
     *
     * @return the lost leases
     */
    List<Lease> renew(boolean staying) throws SQLException {
        List<Lease> asked = segments.toRenew();
        long askedAt = nanos.getAsLong();
        List<Lease> kept = transactions.call(tx -> {
            if (staying) {
                leases.announce(tx, projection(), worker, timing.lease());
            }
            return leases.renew(tx, asked, timing.lease());
        });
        return segments.renewed(asked, kept, askedAt);
    }

    /** Releases the leases whose segments have ended, and returns them. */
    List<Lease> release() throws SQLException {
        List<Lease> ended = segments.toRelease();
        if (ended.isEmpty()) {
            return ended;
        }
        transactions.call(tx -> {
            ended.forEach(lease -> leases.release(tx, lease));
            return true;
        });
        segments.released(ended);
        return ended;
    }

    /**
     * Reads the workers and leases, takes free segments, and releases segments if a rebalancing is due.
     *
     * @return the leases that were taken
     */
    List<Lease> look(boolean rebalance) throws SQLException {
        long askedAt = nanos.getAsLong();
        List<Lease> taken = new ArrayList<>();
        Assignment share = transactions.call(tx -> {
            taken.clear();
            workers = leases.owners(tx, projection());
            Assignment due = Assignment.of(LeaseSnapshot.of(
                    worker, workers, leases.list(tx, projection()), segments.ranges(), segments.ending()));
            due.take().stream()
                    .filter(segments::isFree)
                    .forEach(range -> leases.acquire(tx, request(range)).ifPresent(taken::add));
            return due;
        });
        segments.taken(taken, askedAt);
        if (rebalance) {
            segments.giveBack(share.giveBack());
        }
        return taken;
    }

    private LeaseRequest request(SlotRange range) {
        return new LeaseRequest(projection(), range, worker, timing.lease());
    }

    /** Abandons segments whose batches take too long, and returns their leases. */
    List<Lease> abandon() {
        return segments.abandon();
    }

    /** Pauses segments whose leases may have expired while the database was unreachable. */
    void pauseIfInDoubt() {
        segments.pauseIfInDoubt(nanos.getAsLong());
    }

    /** Requests the end of all segments. */
    void endAll() {
        segments.giveBack(segments.leases());
    }

    /** Withdraws the worker's announcement. */
    void withdraw() throws SQLException {
        transactions.call(tx -> {
            leases.withdraw(tx, projection(), worker);
            return true;
        });
    }
}
