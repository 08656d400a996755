// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.processing.internal.settings.OwnerNames;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.slot.SlotRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The fair share of one worker: the segments that it should take and release. A pure function; all workers calculate it
 * independently, and from the same rows their shares add up.
 *
 * <ol> <li>The number of segments is the largest that a live worker is configured with. Leases on other ranges are
 * released. <li>With N segments and n workers, each gets N / n rounded down. The remainder goes, one each, to workers
 * that already have one more, then by name, so that no segment moves unnecessarily. <li>A worker with too many segments
 * releases those with the highest slots. A worker with too few takes free ones, starting at a worker-specific offset,
 * so that few workers collide and adjacent segments stay together.
 * </ol>
 *
 * @param take the ranges to take, in the order in which to try
 * @param giveBack the own leases to release
 */
record Assignment(List<SlotRange> take, List<Lease> giveBack) {

    /** Calculates the share of the worker. */
    static Assignment of(LeaseSnapshot situation) {
        int segments = OwnerNames.segments(situation.workers());
        List<SlotRange> ranges = IntStream.range(0, segments)
                .mapToObj(i -> SlotRange.ofPartition(i, segments))
                .toList();
        int quota = quota(situation, ranges);
        List<Lease> mine = situation.leases().stream()
                .filter(lease -> lease.owner().equals(situation.me()))
                .toList();
        List<Lease> fitting =
                mine.stream().filter(lease -> ranges.contains(lease.slots())).toList();
        List<Lease> giveBack = new ArrayList<>(
                mine.stream().filter(lease -> !ranges.contains(lease.slots())).toList());
        giveBack.addAll(excess(fitting, quota, situation));
        long kept = fitting.stream()
                .filter(lease -> !situation.ending().contains(lease.slots()))
                .count();
        return new Assignment(take(situation, ranges, Math.max(0, quota - kept)), giveBack);
    }

    private static int quota(LeaseSnapshot situation, List<SlotRange> ranges) {
        int even = ranges.size() / situation.workers().size();
        Map<String, Long> held = new LinkedHashMap<>();
        for (String worker : situation.workers()) {
            held.put(
                    worker,
                    situation.leases().stream()
                            .filter(lease -> lease.owner().equals(worker) && ranges.contains(lease.slots()))
                            .count());
        }
        int rank = situation.workers().stream()
                .sorted(Comparator.comparing((String worker) -> held.getOrDefault(worker, 0L) <= even)
                        .thenComparing(Comparator.naturalOrder()))
                .toList()
                .indexOf(situation.me());
        return even + (rank < ranges.size() % situation.workers().size() ? 1 : 0);
    }

    /** First those that end anyway, then those with the highest slots. */
    private static List<Lease> excess(List<Lease> fitting, int quota, LeaseSnapshot situation) {
        Comparator<Lease> staying =
                Comparator.comparing(lease -> situation.ending().contains(lease.slots()));
        return fitting.stream()
                .sorted(staying.thenComparingInt(lease -> lease.slots().first()))
                .skip(quota)
                .toList();
    }

    private static List<SlotRange> take(LeaseSnapshot situation, List<SlotRange> ranges, long wanted) {
        int workers = situation.workers().size();
        int start = ranges.size() * situation.workers().indexOf(situation.me()) / workers;
        return IntStream.range(0, ranges.size())
                .mapToObj(i -> ranges.get((start + i) % ranges.size()))
                .filter(range -> situation.leases().stream()
                        .noneMatch(lease -> lease.slots().overlaps(range)))
                .limit(wanted)
                .toList();
    }
}
