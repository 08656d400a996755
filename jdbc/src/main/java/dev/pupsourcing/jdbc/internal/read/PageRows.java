// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.Event;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.spi.StoredEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of a page; the large ones do not have their payloads yet. Not thread-safe. */
final class PageRows {

    /** A row whose payload and metadata are left out. */
    record Partial(Event.Builder values, UUID id, long position, long version) {}

    /** The omitted values of a row. */
    record Content(byte[] payload, byte[] metadata) {}

    private final List<@Nullable PersistedEvent> rows = new ArrayList<>();
    private final TreeMap<Integer, Partial> partial = new TreeMap<>();
    private @Nullable UUID anchor;

    void add(PersistedEvent event) {
        rows.add(event);
    }

    /** Adds a row of which something is left out. */
    void add(Partial row) {
        partial.put(rows.size(), row);
        rows.add(null);
    }

    void anchor(UUID id) {
        anchor = id;
    }

    @Nullable
    UUID anchor() {
        return anchor;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    /**
     * Drops the rows that do not fit, except the first.
     *
     * @param sizes the sizes of the rows of which something is left out, by position
     */
    void cut(long bytes, Map<Long, Long> sizes) {
        long sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            sum += size(i, sizes);
            if (sum > bytes && i > 0) {
                rows.subList(i, rows.size()).clear();
                partial.tailMap(i).clear();
            }
        }
    }

    private long size(int index, Map<Long, Long> sizes) {
        PersistedEvent event = rows.get(index);
        Partial row = event == null ? partial.get(index) : null;
        if (row != null) {
            return sizes.getOrDefault(row.position(), 0L);
        }
        return event == null
                ? 0
                : (long) event.event().payloadSize() + event.event().metadataSize();
    }

    /** The positions of the rows of which something is left out. */
    List<Long> incomplete() {
        return partial.values().stream().map(Partial::position).toList();
    }

    /** The complete events, up to the first row that no longer exists. */
    List<PersistedEvent> complete(Map<UUID, Content> contents) {
        List<PersistedEvent> events = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            PersistedEvent event = rows.get(i);
            Partial row = event == null ? partial.get(i) : null;
            Content content = row == null ? null : contents.get(row.id());
            if (row != null && content != null) {
                event = StoredEvents.of(
                        row.values(), content.payload(), content.metadata(), row.position(), row.version());
            }
            if (event == null) {
                return events;
            }
            events.add(event);
        }
        return events;
    }
}
