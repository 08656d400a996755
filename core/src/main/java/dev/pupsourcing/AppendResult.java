// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.text.PrintableText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that an append has stored, in version order; never empty. Immutable and thread-safe. */
public final class AppendResult {

    private final List<PersistedEvent> events;

    private AppendResult(List<PersistedEvent> events) {
        this.events = List.copyOf(events);
        if (this.events.isEmpty()) {
            throw new IllegalArgumentException("an append result must contain at least one event");
        }
    }

    /**
     * The result of an append.
     *
     * @param events the stored events in version order; copied
     * @throws IllegalArgumentException if there is no event
     */
    public static AppendResult of(List<PersistedEvent> events) {
        return new AppendResult(events);
    }

    /** The stored events, equal to what a read returns after the commit. */
    public List<PersistedEvent> events() {
        return events;
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

    /** The expected version for the next append to the stream: exactly {@link #version()}. */
    public ExpectedVersion expectedVersion() {
        return ExpectedVersion.exact(version());
    }

    /** The positions of the events in the global log: ascending, not necessarily consecutive. */
    public List<Long> positions() {
        return events.stream().map(PersistedEvent::position).toList();
    }

    /** The position of the last event; wait for it to read your own writes from a projection. */
    public long lastPosition() {
        return events.get(events.size() - 1).position();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AppendResult that && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    /** The stream, its versions and the last position. */
    @Override
    public String toString() {
        return "appended to " + PrintableText.quoted(stream()) + ": versions " + (previousVersion() + 1) + ".."
                + version() + ", last position " + lastPosition();
    }
}
