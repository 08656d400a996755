// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.PersistedEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows that one query has found, tombstones included. Immutable.
 *
 * @param events the rows in order; empty only if there is nothing more
 * @param more whether there may be more: the query was limited by number or by bytes
 * @param anchor the id at the position that the query was asked to look at as well; null if there is none, or no row
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
