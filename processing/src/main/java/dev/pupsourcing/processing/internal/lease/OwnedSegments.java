// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.processing.internal.lease.OwnedSegment.Intent;
import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The segments of one projection that this worker owns: those whose leases it holds, and those whose partitions have
 * not ended yet. The thread of the heartbeat changes it; other threads may call {@link #wakeUp}, {@link #status} and
 * {@link #reported}.
 */
public final class OwnedSegments {

    private final String projection;
    private final SegmentHost host;
    private final Timing timing;
    private final List<OwnedSegment> segments = new CopyOnWriteArrayList<>();
    private List<SlotRange> slots = List.of();
    private boolean prepared;

    public OwnedSegments(String projection, SegmentHost host, Timing timing) {
        this.projection = projection;
        this.host = host;
        this.timing = timing;
    }

    String projection() {
        return projection;
    }

    /** Makes the projection known once; returns whether it is. */
    boolean prepare(TransactionRunner transactions) throws SQLException {
        prepared = prepared || host.prepare(projection, transactions);
        return prepared;
    }

    /** The slots of all segments, ascending; events of these slots must be read. */
    public List<SlotRange> slots() {
        return slots;
    }

    /** Wakes all partitions. */
    public void wakeUp() {
        partitions().forEach(RunningPartition::wakeUp);
    }

    public List<PartitionStatus> status() {
        return partitions().map(RunningPartition::status).toList();
    }

    /** Completed when all current partitions have ended and the host was informed. */
    public CompletableFuture<Void> reported() {
        return CompletableFuture.allOf(
                segments.stream().map(OwnedSegment::reported).toArray(CompletableFuture[]::new));
    }

    private Stream<RunningPartition> partitions() {
        return segments.stream().map(OwnedSegment::partition).flatMap(Optional::stream);
    }

    private Stream<OwnedSegment> held() {
        return segments.stream().filter(OwnedSegment::isHeld);
    }

    private Optional<OwnedSegment> held(Lease lease) {
        return held().filter(one -> one.slots().equals(lease.slots())).findFirst();
    }

    /** Whether no lease is held. */
    boolean isEmpty() {
        return held().findAny().isEmpty();
    }

    /** All held leases, including those that are no longer renewed. */
    List<Lease> leases() {
        return held().map(OwnedSegment::lease).toList();
    }

    /** The leases to renew. */
    List<Lease> toRenew() {
        return held().filter(one -> one.intent() != Intent.ABANDON)
                .map(OwnedSegment::lease)
                .toList();
    }

    /** The leases to release, whose partitions have ended. */
    List<Lease> toRelease() {
        return held().filter(one -> one.intent() != Intent.RUN && !one.runs())
                .map(OwnedSegment::lease)
                .toList();
    }

    /** The ranges that are about to be released. */
    Set<SlotRange> ending() {
        return held().filter(one -> one.intent() != Intent.RUN)
                .map(OwnedSegment::slots)
                .collect(Collectors.toSet());
    }

    /** The held ranges. */
    Set<SlotRange> ranges() {
        return held().map(OwnedSegment::slots).collect(Collectors.toSet());
    }

    /** Whether no part of a range is held. */
    boolean isFree(SlotRange range) {
        return held().noneMatch(one -> range.overlaps(one.slots()));
    }

    /** Adds leases and starts their partitions, whose slots are read from now on. */
    void taken(Collection<Lease> leases, long askedAt) {
        List<OwnedSegment> added = leases.stream()
                .map(lease -> new OwnedSegment(host, lease, timing, askedAt))
                .toList();
        segments.addAll(added);
        update();
        added.forEach(OwnedSegment::start);
    }

    /** Records that leases were released. */
    void released(Collection<Lease> leases) {
        leases.forEach(lease -> held(lease).ifPresent(OwnedSegment::drop));
        update();
    }

    /** Forgets segments that are neither held nor running; one that runs must not miss events, even without a lease. */
    private void update() {
        segments.removeIf(one -> !one.isHeld() && !one.runs());
        List<SlotRange> current = segments.stream()
                .map(OwnedSegment::slots)
                .distinct()
                .sorted(Comparator.comparingInt(SlotRange::first))
                .toList();
        if (!current.equals(slots)) {
            slots = current;
            host.slotsChanged();
        }
    }

    /** Requests the end of segments, whose leases can then be released. */
    void giveBack(Collection<Lease> leases) {
        leases.forEach(lease -> held(lease).ifPresent(one -> one.end(Intent.GIVE_BACK)));
    }

    /**
     * Records which of the leases to renew are still held.
     *
     * @return the lost leases, whose partitions were requested to end
     */
    List<Lease> renewed(Collection<Lease> asked, Collection<Lease> kept, long askedAt) {
        update();
        Set<SlotRange> still = kept.stream().map(Lease::slots).collect(Collectors.toSet());
        List<Lease> lost = new ArrayList<>();
        for (Lease lease : asked) {
            OwnedSegment one = held(lease).orElseThrow();
            if (still.contains(lease.slots())) {
                one.renewed(askedAt);
            } else {
                one.end(Intent.GIVE_BACK);
                one.drop();
                lost.add(lease);
            }
        }
        return lost;
    }

    /** Abandons the segments whose batches take too long, and returns their leases. */
    List<Lease> abandon() {
        List<OwnedSegment> hanging =
                held().filter(one -> one.hangs(timing.handlerTimeout())).toList();
        hanging.forEach(one -> one.end(Intent.ABANDON));
        return hanging.stream().map(OwnedSegment::lease).toList();
    }

    /** Pauses segments whose leases may have expired, and drops the leases of those that were abandoned long ago. */
    void pauseIfInDoubt(long now) {
        held().filter(one -> one.isForgotten(now)).forEach(OwnedSegment::drop);
        held().forEach(one -> one.pauseIfInDoubt(now));
    }
}
