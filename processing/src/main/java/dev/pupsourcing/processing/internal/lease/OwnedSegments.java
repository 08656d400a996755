// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.processing.internal.lease.OwnedSegment.Intent;
import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.slot.SlotRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The segments of one projection that this worker holds. Not thread-safe. */
final class OwnedSegments {

    private final Map<SlotRange, OwnedSegment> held = new LinkedHashMap<>();
    private final SegmentRuns runs;
    private final Timing timing;

    OwnedSegments(SegmentRuns runs, Timing timing) {
        this.runs = runs;
        this.timing = timing;
    }

    /** All held leases, including those that are no longer renewed. */
    List<Lease> leases() {
        return held.values().stream().map(OwnedSegment::lease).toList();
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /** The leases to renew. */
    List<Lease> toRenew() {
        return held.values().stream()
                .filter(one -> one.intent() != Intent.ABANDON)
                .map(OwnedSegment::lease)
                .toList();
    }

    /** The leases to release, whose segments have ended. */
    List<Lease> toRelease() {
        return held.values().stream()
                .filter(one -> one.intent() != Intent.RUN && one.hasEnded())
                .map(OwnedSegment::lease)
                .toList();
    }

    /** The ranges that are about to be released. */
    Set<SlotRange> ending() {
        return held.entrySet().stream()
                .filter(entry -> entry.getValue().intent() != Intent.RUN)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The held ranges. */
    Set<SlotRange> ranges() {
        return Set.copyOf(held.keySet());
    }

    /** Whether no part of a range is held. */
    boolean isFree(SlotRange range) {
        return held.keySet().stream().noneMatch(range::overlaps);
    }

    void taken(Lease lease, long askedAt) {
        held.put(lease.slots(), new OwnedSegment(runs, lease, timing, askedAt));
    }

    void released(Lease lease) {
        held.remove(lease.slots());
    }

    void giveBack(Collection<Lease> leases) {
        leases.stream()
                .map(lease -> held.get(lease.slots()))
                .filter(Objects::nonNull)
                .forEach(one -> one.end(Intent.GIVE_BACK));
    }

    /**
     * Records which of the leases to renew are still held.
     *
     * @return the lost leases, whose segments were requested to end
     */
    List<Lease> renewed(Collection<Lease> asked, Collection<Lease> kept, long askedAt) {
        Set<SlotRange> still = kept.stream().map(Lease::slots).collect(Collectors.toSet());
        List<Lease> lost = new ArrayList<>();
        for (Lease lease : asked) {
            OwnedSegment one =
                    Objects.requireNonNull(held.get(lease.slots()), "a lease is held for as long as it is renewed");
            if (still.contains(lease.slots())) {
                one.renewed(askedAt);
            } else {
                one.end(Intent.GIVE_BACK);
                held.remove(lease.slots());
                lost.add(lease);
            }
        }
        return lost;
    }

    /** Abandons the segments whose batches take too long, and returns their leases. */
    List<Lease> abandon(Duration handlerTimeout) {
        List<Lease> hanging = new ArrayList<>();
        for (OwnedSegment one : held.values()) {
            if (one.hangs(handlerTimeout)) {
                one.end(Intent.ABANDON);
                hanging.add(one.lease());
            }
        }
        return hanging;
    }

    /** Pauses segments whose leases may have expired, and drops those that were abandoned long ago. */
    void pauseIfInDoubt(long now) {
        held.values().removeIf(one -> one.isForgotten(now));
        held.values().forEach(one -> one.pauseIfInDoubt(now));
    }
}
