// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The events of one aggregate in version order, all of them or a range. Immutable and thread-safe.
 *
 * @param id the stream that was read
 * @param events the events, in ascending version order without holes; empty if there are none
 */
public record AggregateStream(StreamId id, List<PersistedEvent> events) implements Iterable<PersistedEvent> {

    /** Copies the list. */
    public AggregateStream {
        Objects.requireNonNull(id, "id");
        events = List.copyOf(events);
    }

    /**
     * The version of the last event read, or 0 if none was read. For a stream read whole this is the aggregate's
     * version, to be expected by the next append.
     */
    public long version() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).aggregateVersion();
    }

    /** What the next append to a stream that was read whole expects: {@code exact(version())}. */
    public ExpectedVersion expectedVersion() {
        return ExpectedVersion.exact(version());
    }

    /** Whether no event was read. */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** How many events were read. */
    public int size() {
        return events.size();
    }

    /** The events as a sequential stream. */
    public Stream<PersistedEvent> stream() {
        return events.stream();
    }

    @Override
    public Iterator<PersistedEvent> iterator() {
        return events.iterator();
    }
}
