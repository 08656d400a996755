// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.feed;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.slot.SlotRange;
import java.util.List;

/**
 * A page that was read, with the slots of its events worked out once. Immutable.
 *
 * @param from the position it was read after
 * @param page the page
 * @param slots the slot of each event
 * @param bytes how much payload and metadata its events hold
 */
@SuppressWarnings("ArrayRecordComponent") // It is never compared, and read for every event of every partition.
record CachedPage(long from, EventPage page, int[] slots, long bytes) {

    static CachedPage of(long from, EventPage page) {
        int[] slots =
                page.events().stream().mapToInt(event -> event.stream().slot()).toArray();
        return new CachedPage(from, page, slots, bytes(page.events()));
    }

    private static long bytes(List<PersistedEvent> events) {
        return events.stream()
                .mapToLong(
                        stored -> stored.event().payloadSize() + stored.event().metadataSize())
                .sum();
    }

    long to() {
        return page.scannedTo();
    }

    /** Adds the events in scope after a position, until there are enough; whether all of them found room. */
    boolean collect(ReadScope scope, long after, int limit, List<PersistedEvent> into) {
        ReadScope named = new ReadScope(scope.boundedContexts(), scope.aggregateTypes(), scope.eventTypes(), List.of());
        for (int i = 0; i < slots.length; i++) {
            PersistedEvent event = page.events().get(i);
            if (event.position() > after && inSlots(scope.slots(), slots[i]) && named.contains(event)) {
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
