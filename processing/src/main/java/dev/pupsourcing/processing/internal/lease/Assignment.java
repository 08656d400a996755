// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.slot.SlotRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The fair share of one worker: what it should take and what it should give back. Pure; every worker works it out for
 * itself, and from the same rows all come to shares that add up.
 *
 * <ol>
 *   <li>The number of segments in force is the largest that a live worker was told. Leases on other ranges are given back.
 *   <li>Of N segments and n workers, each gets N / n rounded down. The remainder goes, one each, to workers that have one
 *       more already, then by name; so nothing moves without need.
 *   <li>Who has too many gives back those with the highest slots. Who has too few takes free ones, beginning at a place of
 *       its own, so that few collide and neighbours stay together.
 * </ol>
 *
 * @param segments the number of segments in force
 * @param take the ranges to take, in the order in which to try
 * @param giveBack the own leases to give back
 */
public record Assignment(int segments, List<SlotRange> take, List<Lease> giveBack) {

    /** The share of the worker that looks. */
    public static Assignment of(LeaseSnapshot situation) {
        int segments = WorkerName.inForce(situation.workers());
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
        return new Assignment(segments, take(situation, ranges, Math.max(0, quota - kept)), giveBack);
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

    /** Those that end anyway first, then those with the highest slots. */
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
