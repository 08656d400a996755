// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.util.List;

/** Keeps the rows that mark dead positions out of every reader's sight. */
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
