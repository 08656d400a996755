// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import dev.pupsourcing.internal.text.PrintableText;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events of one stream in version order: all of them, or a range. Immutable and thread-safe.
 *
 * <p>If the stream was read to its end, {@link #expectedVersion()} returns the version for the next append; if only a
 * part was read, it cannot.
 */
public final class AggregateStream implements Iterable<PersistedEvent> {

    private final StreamId id;
    private final List<PersistedEvent> events;
    private final OptionalLong end;

    private AggregateStream(StreamId id, List<PersistedEvent> events, OptionalLong end) {
        this.id = Objects.requireNonNull(id, "id");
        this.events = List.copyOf(events);
        this.end = end;
    }

    /**
     * Creates a stream that was read to its end.
     *
     * @param events the events in ascending version order without gaps, up to the last event of the stream; empty if
     *     the stream has none
     */
    public static AggregateStream of(StreamId id, List<PersistedEvent> events) {
        return new AggregateStream(id, events, OptionalLong.of(lastVersion(events)));
    }

    /**
     * Creates the result of reading a stream from a version above its last one: no events.
     *
     * @param version the version of the stream's last event, 0 if it has none
     */
    public static AggregateStream ofEnd(StreamId id, long version) {
        if (version < 0) {
            throw new IllegalArgumentException("version must be at least 0, was " + version);
        }
        return new AggregateStream(id, List.of(), OptionalLong.of(version));
    }

    /**
     * Creates a part of a stream that may have later events.
     *
     * @param events the events in ascending version order without gaps; empty if the part has none
     */
    public static AggregateStream ofPart(StreamId id, List<PersistedEvent> events) {
        return new AggregateStream(id, events, OptionalLong.empty());
    }

    private static long lastVersion(List<PersistedEvent> events) {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).aggregateVersion();
    }

    /** The stream's id. */
    public StreamId id() {
        return id;
    }

    /** The events, in ascending version order without gaps; empty if none was read. */
    public List<PersistedEvent> events() {
        return events;
    }

    /**
     * The version of the last event that was read, 0 if none was read. If the whole stream was read, this is its
     * version.
     */
    public long version() {
        return lastVersion(events);
    }

    /**
     * The expected version for the next append: the version of the stream when it was read.
     *
     * @throws IllegalStateException if only a part was read (a range with an end, or as of an instant), because the
     *     stream may have later events
     */
    public ExpectedVersion expectedVersion() {
        return ExpectedVersion.exact(end.orElseThrow(() -> new IllegalStateException(
                "only a part of stream " + PrintableText.quoted(id) + " was read, up to version " + version()
                        + ", and it may have later events; read it to its end to append")));
    }

    /** Whether no event was read. */
    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** The number of events that were read. */
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AggregateStream that
                && id.equals(that.id)
                && events.equals(that.events)
                && end.equals(that.end);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, events, end);
    }

    @Override
    public String toString() {
        return "stream " + PrintableText.quoted(id) + ", " + events.size() + " events"
                + (end.isPresent() ? " to its end at version " + end.getAsLong() : " of a part");
    }
}
