// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.projection.spi.KnownEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A batch: consecutive events of one partition that one transaction handles. Immutable.
 *
 * @param after the position of the checkpoint that the batch follows; it must not be handled at any other position
 * @param events the events in scope after that position, ascending, possibly none
 * @param to the position of the checkpoint after the batch
 * @param known the event to record in the checkpoint, if any
 */
record Batch(long after, List<PersistedEvent> events, long to, Optional<KnownEvent> known) {

    Batch {
        long first = events.isEmpty() ? to : events.get(0).position();
        long last = events.isEmpty() ? to : last(events);
        if (first < after || (first == after && !events.isEmpty()) || last > to) {
            throw new IllegalArgumentException("events at positions " + first + ".." + last
                    + " are outside the batch after " + after + " to " + to);
        }
    }

    /** Creates a batch that records its last event. */
    static Batch of(long after, List<PersistedEvent> events, long to) {
        Optional<KnownEvent> known =
                events.isEmpty() ? Optional.empty() : Optional.of(known(events.get(events.size() - 1)));
        return new Batch(after, events, to, known);
    }

    /** An event as it is recorded in a checkpoint. */
    static KnownEvent known(PersistedEvent event) {
        return new KnownEvent(event.position(), event.eventId());
    }

    private static long last(List<PersistedEvent> events) {
        return events.get(events.size() - 1).position();
    }

    /** Splits this batch into consecutive ones with a maximum number of events. */
    Deque<Batch> inSizesOf(int size) {
        Deque<Batch> batches = new ArrayDeque<>();
        long start = after;
        int from = 0;
        for (; events.size() - from > size; from += size) {
            List<PersistedEvent> part = events.subList(from, from + size);
            batches.add(of(start, part, last(part)));
            start = last(part);
        }
        batches.add(new Batch(start, events.subList(from, events.size()), to, known));
        return batches;
    }

    /** This batch with only some of its events; the others are already handled. */
    Batch with(List<PersistedEvent> some) {
        return new Batch(after, some, to, known);
    }

    /** The first half of a batch of two events or more. */
    Batch firstHalf() {
        List<PersistedEvent> first = events.subList(0, events.size() / 2);
        return of(after, first, last(first));
    }

    /** The second half. */
    Batch secondHalf() {
        return new Batch(firstHalf().to(), events.subList(events.size() / 2, events.size()), to, known);
    }
}
