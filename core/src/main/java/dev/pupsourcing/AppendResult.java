// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.util.List;

/**
 * The result of an append: the stored events in version order, never empty. Immutable and thread-safe.
 *
 * @param events the stored events, equal to those that a read returns after the commit
 */
public record AppendResult(List<PersistedEvent> events) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there are no events
     */
    public AppendResult {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an append result must have at least one event");
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

    /** The positions of the events in the log: ascending, not necessarily consecutive. */
    public List<Long> positions() {
        return events.stream().map(PersistedEvent::position).toList();
    }

    /** The position of the last event. Wait for it to read your own writes from a read model. */
    public long lastPosition() {
        return events.get(events.size() - 1).position();
    }
}
