// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import java.util.List;
import java.util.stream.Stream;

/** Keeps the rows that mark dead positions out of every reader's sight. */
final class Tombstones {

    private Tombstones() {}

    static boolean isTombstone(PersistedEvent row) {
        return row.boundedContext().equals(StreamId.RESERVED_CONTEXT);
    }

    static List<PersistedEvent> dropped(List<PersistedEvent> rows) {
        return rows.stream().anyMatch(Tombstones::isTombstone)
                ? dropped(rows.stream()).toList()
                : rows;
    }

    static Stream<PersistedEvent> dropped(Stream<PersistedEvent> rows) {
        return rows.filter(row -> !isTombstone(row));
    }
}
