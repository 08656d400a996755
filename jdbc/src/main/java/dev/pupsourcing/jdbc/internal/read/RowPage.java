// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.PersistedEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one query, including tombstones. Immutable.
 *
 * @param events the rows in order; empty only if there are no more
 * @param more whether there may be more rows, because the query was limited by number or bytes
 * @param anchor the event id at the anchor's position; null if none was requested, or there is no row
 */
public record RowPage(
        List<PersistedEvent> events, boolean more, @Nullable UUID anchor) {

    public RowPage {
        events = List.copyOf(events);
    }

    public int size() {
        return events.size();
    }

    /** The position of the last row. */
    public long last(long otherwise) {
        return events.isEmpty() ? otherwise : events.get(events.size() - 1).position();
    }
}
