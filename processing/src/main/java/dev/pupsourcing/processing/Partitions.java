// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.slot.SlotRange;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The partitions of a projection that a runner processes, each on a thread. Immutable and thread-safe. Workers do not
 * use them: they process the segments on which they hold leases.
 */
public final class Partitions {

    private static final Partitions WHOLE = new Partitions(List.of(SlotRange.ALL));

    private final List<SlotRange> ranges;

    private Partitions(List<SlotRange> ranges) {
        this.ranges = ranges;
    }

    /** The projection as one partition; the default. */
    public static Partitions whole() {
        return WHOLE;
    }

    /**
     * All partitions, processed in parallel by this process.
     *
     * @param total the number of partitions, from 1 to 1,024
     * @throws IllegalArgumentException if it is out of range
     */
    public static Partitions all(int total) {
        SlotRange first = SlotRange.ofPartition(0, total);
        return new Partitions(IntStream.range(0, total)
                .mapToObj(index -> index == 0 ? first : SlotRange.ofPartition(index, total))
                .toList());
    }

    /**
     * One partition; other processes run the others.
     *
     * @param index the number of the partition, from 0
     * @param total the number of partitions, from 1 to 1,024
     * @throws IllegalArgumentException if one of them is out of range
     */
    public static Partitions one(int index, int total) {
        return new Partitions(List.of(SlotRange.ofPartition(index, total)));
    }

    List<SlotRange> ranges() {
        return ranges;
    }

    @Override
    public String toString() {
        return "Partitions" + ranges;
    }
}
