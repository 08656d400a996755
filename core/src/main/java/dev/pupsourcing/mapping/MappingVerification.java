// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored events through mappings, with their codec and upcasters, to prove before a release that new code reads
 * all of them. Counts the events of each type and version, and reports those that cannot be read. Not thread-safe.
 *
 * <p>Pass it a whole log with {@link #readAll}, or single events with {@link #accept}.
 */
public final class MappingVerification {

    private static final int PAGE = 500;

    private final List<EventMapping<?>> general = new ArrayList<>();
    private final Map<String, EventMapping<?>> byAggregate = new HashMap<>();
    private final TreeMap<EventVersion, VersionCount> counts = new TreeMap<>();
    private final Consumer<? super UnreadableEvent> listener;

    private MappingVerification(Consumer<? super UnreadableEvent> listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /**
     * Creates a verification without mappings.
     *
     * @param listener is called for each event that cannot be read
     */
    public static MappingVerification reporting(Consumer<? super UnreadableEvent> listener) {
        return new MappingVerification(listener);
    }

    /** Adds a mapping for the types that it knows, in all aggregates without a mapping for themselves. */
    public MappingVerification add(EventMapping<?> mapping) {
        general.add(Objects.requireNonNull(mapping, "mapping"));
        return this;
    }

    /**
     * Adds the mapping of one aggregate type; necessary if two aggregates have event types of one name.
     *
     * @throws IllegalArgumentException if the aggregate type has a mapping
     */
    public MappingVerification add(String aggregateType, EventMapping<?> mapping) {
        if (byAggregate.putIfAbsent(aggregateType, Objects.requireNonNull(mapping, "mapping")) != null) {
            throw new IllegalArgumentException("aggregate type \"" + aggregateType + "\" has a mapping already");
        }
        return this;
    }

    /** Reads one event. */
    public void accept(PersistedEvent event) {
        EventVersion version = new EventVersion(event.eventType(), event.eventVersion());
        VersionCount count = counts.getOrDefault(version, VersionCount.none(version));
        RuntimeException failure = failure(event, version);
        counts.put(version, count.with(event.position(), failure == null));
        if (failure != null) {
            listener.accept(new UnreadableEvent(event.position(), event.eventId(), version, failure));
        }
    }

    private @Nullable RuntimeException failure(PersistedEvent event, EventVersion version) {
        UnknownEventTypeException unknown = null;
        List<EventMapping<?>> candidates = candidates(event, version);
        for (EventMapping<?> mapping : candidates) {
            try {
                mapping.readInto(event, read -> {});
                return null;
            } catch (UnknownEventTypeException e) {
                unknown = e;
            } catch (RuntimeException e) {
                return e;
            }
        }
        return candidates.size() == 1 ? unknown : new UnknownEventTypeException(event, known());
    }

    /** The mapping of the event; several if none knows its version, one of which may have retired its type. */
    private List<EventMapping<?>> candidates(PersistedEvent event, EventVersion version) {
        EventMapping<?> ofAggregate = byAggregate.get(event.stream().aggregateType());
        if (ofAggregate != null) {
            return List.of(ofAggregate);
        }
        for (EventMapping<?> mapping : general) {
            if (mapping.known().contains(version)) {
                return List.of(mapping);
            }
        }
        return general;
    }

    private List<EventVersion> known() {
        return general.stream()
                .flatMap(mapping -> mapping.known().stream())
                .distinct()
                .toList();
    }

    /**
     * Reads the events of a log up to its end, or up to a position that may belong to an open transaction.
     *
     * @param after the position to read after, 0 for the beginning, or the result of an earlier call to continue
     * @return the position up to which the log was read
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     */
    public long readAll(EventLog log, long after) {
        long position = after;
        try (LogReader reader = log.openReader(ReadScope.all())) {
            while (true) {
                EventPage page = reader.read(position, PAGE);
                page.events().forEach(this::accept);
                position = page.scannedTo();
                if (page.isEmpty() && page.end() != EventPage.End.MORE) {
                    return position;
                }
            }
        }
    }

    /** The events that were read so far, by type and version; empty for a version that was never stored. */
    public List<VersionCount> counts() {
        return List.copyOf(counts.values());
    }

    /** The number of events that could not be read. */
    public long unreadable() {
        return counts.values().stream().mapToLong(VersionCount::unreadable).sum();
    }
}
