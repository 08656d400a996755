// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.processing.internal.guard.IdleLimitedTransactions;
import dev.pupsourcing.processing.internal.guard.WatchedTransactions;
import dev.pupsourcing.processing.internal.lease.SegmentRuns;
import dev.pupsourcing.processing.internal.partition.LeasedClaim;
import dev.pupsourcing.processing.internal.partition.PartitionTaskFactory;
import dev.pupsourcing.processing.internal.partition.PartitionTaskFactory.Wiring;
import dev.pupsourcing.processing.internal.partition.PartitionThread;
import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.processing.internal.signal.Signal;
import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The segments of one projection that a worker runs, one for each lease. Thread-safe. */
final class SegmentLanes implements SegmentRuns {

    private final Registration registration;
    private final PartitionTaskFactory factory;
    private final Duration idleLimit;
    private final Coverage coverage;
    private final List<Segment> segments = new CopyOnWriteArrayList<>();

    /** Receives events about the segments of a worker. */
    interface Coverage {

        /** The scope that covers the segments has changed. */
        void changed();

        /** A segment has ended, with a failure or null. */
        void ended(SlotRange slots, @Nullable ProjectionStoppedException failure);
    }

    SegmentLanes(Registration registration, PartitionTaskFactory factory, Duration idleLimit, Coverage coverage) {
        this.registration = registration;
        this.factory = factory;
        this.idleLimit = idleLimit;
        this.coverage = coverage;
    }

    Registration registration() {
        return registration;
    }

    String projection() {
        return registration.projection().name();
    }

    /** A segment under one lease, before and after it is started. */
    private record Segment(SlotRange slots, @Nullable SegmentLane lane) {

        boolean isUnder(Collection<Lease> leases) {
            return leases.stream().anyMatch(lease -> lease.slots().equals(slots));
        }

        boolean runs() {
            return lane != null && !lane.hasEnded();
        }

        /** Whether another one runs under a later lease: the segment was taken again before the old run had ended. */
        boolean isReplacedBy(Segment other) {
            return other.runs() && other.slots.equals(slots);
        }
    }

    /** Segments that have not ended stay covered, regardless of their leases, because they must not miss events. */
    @Override
    public void cover(Collection<Lease> leases) {
        List<SlotRange> before = slots();
        segments.removeIf(segment -> !segment.runs()
                && (!segment.isUnder(leases) || segments.stream().anyMatch(segment::isReplacedBy)));
        leases.stream()
                .filter(lease ->
                        segments.stream().noneMatch(segment -> segment.slots().equals(lease.slots())))
                .forEach(lease -> segments.add(new Segment(lease.slots(), null)));
        if (!slots().equals(before)) {
            coverage.changed();
        }
    }

    @Override
    public Run start(Lease lease) {
        Signal signal = new Signal();
        WatchedTransactions transactions = new WatchedTransactions(new IdleLimitedTransactions(
                factory.backend().transactions(), factory.backend().projectionStore(), idleLimit));
        LeasedClaim claim = new LeasedClaim(
                lease,
                registration.slots(),
                factory.backend().projectionStore(),
                factory.startCheck(registration, lease.slots()));
        PartitionThread loop = factory.thread(registration, lease.slots(), new Wiring(claim, transactions, signal));
        CompletableFuture<Void> reported = loop.ended().thenAccept(failure -> coverage.ended(lease.slots(), failure));
        SegmentLane lane = new SegmentLane(loop, signal, transactions, reported);
        segments.removeIf(segment -> !segment.runs() && segment.slots().equals(lease.slots()));
        segments.add(new Segment(lease.slots(), lane));
        loop.start();
        return lane;
    }

    private List<SlotRange> slots() {
        return segments.stream()
                .map(Segment::slots)
                .sorted(SegmentLanes::bySlot)
                .distinct()
                .toList();
    }

    private static int bySlot(SlotRange one, SlotRange other) {
        return Integer.compare(one.first(), other.first());
    }

    /** The scope that covers all segments; empty if there are none. */
    Optional<ReadScope> scope() {
        List<SlotRange> slots = slots();
        return slots.isEmpty()
                ? Optional.empty()
                : Optional.of(registration.slots().scope(slots));
    }

    /** Wakes all segments immediately. */
    void wakeUp() {
        lanes().forEach(SegmentLane::wakeUp);
    }

    List<PartitionStatus> status() {
        return lanes().stream().map(SegmentLane::status).toList();
    }

    /** Completed when all current segments have ended. */
    CompletableFuture<Void> ended() {
        return CompletableFuture.allOf(lanes().stream().map(SegmentLane::ended).toArray(CompletableFuture[]::new));
    }

    private List<SegmentLane> lanes() {
        return segments.stream()
                .flatMap(segment -> Optional.ofNullable(segment.lane()).stream())
                .toList();
    }
}
