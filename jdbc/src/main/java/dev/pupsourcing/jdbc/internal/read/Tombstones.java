// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.util.List;

/** Removes tombstones, the rows that fill unused positions, from the results of all reads. */
public final class Tombstones {

    private Tombstones() {}

    static boolean isTombstone(PersistedEvent row) {
        return row.boundedContext().equals(StreamId.RESERVED_CONTEXT);
    }

    public static List<PersistedEvent> dropped(List<PersistedEvent> rows) {
        return rows.stream().anyMatch(Tombstones::isTombstone)
                ? rows.stream().filter(row -> !isTombstone(row)).toList()
                : rows;
    }
}
