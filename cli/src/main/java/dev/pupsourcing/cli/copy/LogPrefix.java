// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.copy;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.query.StoreQueries;
import dev.pupsourcing.cli.store.OpenStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The events of a log up to a position.
 *
 * @param events their number
 * @param lastEvent the id of the last one, empty if there is none
 */
record LogPrefix(long events, Optional<UUID> lastEvent) {

    private static final String COUNT = """
            SELECT COUNT(*)
              FROM {{events}}
             WHERE global_position <= ? AND bounded_context <> ?""";

    private static final String LAST = """
            SELECT event_id
              FROM {{events}}
             WHERE global_position <= ? AND bounded_context <> ?
             ORDER BY global_position DESC
             LIMIT 1""";

    static LogPrefix upTo(Connection tx, OpenStore open, long position) throws SQLException {
        StoreQueries queries = StoreQueries.in(tx, open);
        List<Long> events = queries.list(COUNT, (row, codec) -> row.getLong(1), position, StreamId.RESERVED_CONTEXT);
        List<UUID> last = queries.list(LAST, (row, codec) -> codec.readId(row, 1), position, StreamId.RESERVED_CONTEXT);
        return new LogPrefix(events.get(0), last.stream().findFirst());
    }
}
