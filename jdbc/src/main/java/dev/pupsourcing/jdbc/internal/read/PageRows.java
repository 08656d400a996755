// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.EventBuilder;
import dev.pupsourcing.PersistedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of one page, of which the large ones have no payload yet. Not thread-safe. */
final class PageRows {

    /** A row that is complete, or one whose payload is left out. */
    private record Row(
            @Nullable PersistedEvent event,
            @Nullable EventBuilder values,
            UUID id,
            long position,
            long version,
            long bytes) {}

    /** What was left out of a row. */
    record Content(byte[] payload, byte[] metadata) {}

    private final List<Row> rows = new ArrayList<>();
    private @Nullable UUID anchor;

    void add(PersistedEvent event) {
        long bytes = (long) event.event().payloadSize() + event.event().metadataSize();
        rows.add(new Row(event, null, event.eventId(), event.position(), event.aggregateVersion(), bytes));
    }

    /** Adds a row whose payload and metadata are left out. */
    void add(EventBuilder values, UUID id, long position, long version, long bytes) {
        rows.add(new Row(null, values, id, position, version, bytes));
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

    /** Drops the rows that do not fit, but never the first. */
    void cut(long bytes) {
        long sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            sum += rows.get(i).bytes();
            if (sum > bytes && i > 0) {
                rows.subList(i, rows.size()).clear();
            }
        }
    }

    /** The positions of the rows whose payload is left out. */
    List<Long> incomplete() {
        return rows.stream()
                .filter(row -> row.event() == null)
                .map(Row::position)
                .toList();
    }

    /** The events, complete; a row that is not there any more ends them. */
    List<PersistedEvent> complete(Map<UUID, Content> contents) {
        List<PersistedEvent> events = new ArrayList<>(rows.size());
        for (Row row : rows) {
            PersistedEvent event = row.event();
            Content content = contents.get(row.id());
            EventBuilder values = row.values();
            if (event == null && content != null && values != null) {
                event = PersistedEvent.stored(
                        values, content.payload(), content.metadata(), row.position(), row.version());
            }
            if (event == null) {
                return events;
            }
            events.add(event);
        }
        return events;
    }
}
