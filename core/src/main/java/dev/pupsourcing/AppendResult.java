// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.util.List;

/**
 * The events that an append has just stored, in version order; never empty. Immutable and thread-safe.
 *
 * @param events the stored events, equal to what a read returns once the transaction has committed
 */
public record AppendResult(List<PersistedEvent> events) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there is no event
     */
    public AppendResult {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an append result holds at least one event");
        }
    }

    /** The stream that was appended to. */
    public StreamId stream() {
        return events.get(0).stream();
    }

    /** The stream's version before the append, 0 for a new stream. */
    public long previousVersion() {
        return events.get(0).aggregateVersion() - 1;
    }

    /** The stream's version after the append. */
    public long version() {
        return events.get(events.size() - 1).aggregateVersion();
    }

    /** The positions of the events in the global log: ascending, not necessarily consecutive. */
    public List<Long> positions() {
        return events.stream().map(PersistedEvent::position).toList();
    }

    /** The position of the last event; wait for it to read your own writes from a projection. */
    public long lastPosition() {
        return events.get(events.size() - 1).position();
    }
}
