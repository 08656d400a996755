// SPDX-License-Identifier: MIT
package dev.pupsourcing.slot;

/**
 * A range of slots, both ends included.
 *
 * @param first the first slot, 0 to 1023
 * @param last the last slot, {@code first} to 1023
 */
public record SlotRange(int first, int last) {

    /** All slots. */
    public static final SlotRange ALL = new SlotRange(0, Slots.COUNT - 1);

    /**
     * Validates the ends.
     *
     * @throws IllegalArgumentException if an end is out of range or the range is empty
     */
    public SlotRange {
        if (first < 0 || last >= Slots.COUNT || first > last) {
            throw new IllegalArgumentException("slot range " + first + ".." + last + " is not within 0.."
                    + (Slots.COUNT - 1) + " in ascending order");
        }
    }

    /**
     * The range of one of several partitions, as equal in size as possible; the ranges of the partitions cover all
     * slots without overlap.
     *
     * @param index the partition, 0 to {@code total} - 1
     * @param total the number of partitions, 1 to 1024
     * @throws IllegalArgumentException if {@code total} or {@code index} is out of range
     */
    public static SlotRange ofPartition(int index, int total) {
        if (total < 1 || total > Slots.COUNT) {
            throw new IllegalArgumentException("partition total " + total + " is not within 1.." + Slots.COUNT);
        }
        if (index < 0 || index >= total) {
            throw new IllegalArgumentException("partition index " + index + " is not within 0.." + (total - 1));
        }
        return new SlotRange(Slots.COUNT * index / total, Slots.COUNT * (index + 1) / total - 1);
    }

    /** Whether a slot is in this range. */
    public boolean contains(int slot) {
        return first <= slot && slot <= last;
    }

    /** Whether two ranges overlap. */
    public boolean overlaps(SlotRange other) {
        return first <= other.last && other.first <= last;
    }

    /** The number of slots in the range. */
    public int size() {
        return last - first + 1;
    }
}
