// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.slot.SlotRange;
import java.util.List;

/**
 * A page of the log with the slots of its events. Immutable.
 *
 * @param after the position after which it was read
 * @param page the page
 * @param slots the slot of each event
 * @param bytes about what its events take in memory
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and read for every event of every partition
record CachedPage(long after, EventPage page, int[] slots, long bytes) {

    /** About what an event takes in memory beside its payload and metadata: the objects of its ids, times and names. */
    private static final int EVENT_BYTES = 500;

    static CachedPage of(long after, EventPage page) {
        int[] slots =
                page.events().stream().mapToInt(event -> event.stream().slot()).toArray();
        return new CachedPage(after, page, slots, bytes(page.events()));
    }

    private static long bytes(List<PersistedEvent> events) {
        return events.stream()
                .mapToLong(stored -> EVENT_BYTES
                        + (long) stored.event().payloadSize()
                        + stored.event().metadataSize())
                .sum();
    }

    long scannedTo() {
        return page.scannedTo();
    }

    /**
     * Adds the events in scope after a position, up to a limit; returns whether all of them were added.
     *
     * @param names the scope without its slots
     * @param ranges the slots of the scope, which this page has already calculated for its events
     */
    boolean collect(ReadScope names, List<SlotRange> ranges, long after, int limit, List<PersistedEvent> into) {
        for (int i = 0; i < slots.length; i++) {
            PersistedEvent event = page.events().get(i);
            if (event.position() > after && inSlots(ranges, slots[i]) && names.contains(event)) {
                if (into.size() == limit) {
                    return false;
                }
                into.add(event);
            }
        }
        return true;
    }

    private static boolean inSlots(List<SlotRange> ranges, int slot) {
        if (ranges.isEmpty()) {
            return true;
        }
        for (SlotRange range : ranges) {
            if (range.contains(slot)) {
                return true;
            }
        }
        return false;
    }
}
