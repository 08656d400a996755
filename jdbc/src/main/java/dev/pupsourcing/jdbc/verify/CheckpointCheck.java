// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.slot.Slots;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Checks that no checkpoint of this event store in the same database is after the end of the log. */
final class CheckpointCheck {

    private static final String STORE_ID = "SELECT store_id FROM {{store_info}}";

    private static final String CHECKPOINTS = """
            SELECT c.projection, MAX(c.position)
              FROM {{projection_checkpoints}} c
              JOIN {{projections}} p ON p.projection = c.projection
             WHERE p.store_id = ?
             GROUP BY c.projection
             ORDER BY c.projection""";

    private static final String RANGES = """
            SELECT projection, first_slot, last_slot
              FROM {{projection_checkpoints}}
             ORDER BY projection, first_slot""";

    private static final String LATEST = "SELECT MAX(global_position) FROM {{events}}";

    private final ColumnCodec codec;
    private final StoreQuery storeId;
    private final StoreQuery checkpoints;
    private final StoreQuery ranges;
    private final StoreQuery latest;

    CheckpointCheck(ColumnCodec codec, StoreTables tables) {
        this.codec = codec;
        this.storeId = new StoreQuery(tables.in(STORE_ID));
        this.checkpoints = new StoreQuery(tables.in(CHECKPOINTS));
        this.ranges = new StoreQuery(tables.in(RANGES));
        this.latest = new StoreQuery(tables.in(LATEST));
    }

    private record Checkpoint(String projection, long position) {}

    /** Reads the checkpoints before the end of the log, which never decreases. */
    void run(Connection connection, VerificationListener listener) throws SQLException {
        List<UUID> store = storeId.list(connection, StoreQuery.Binder.NONE, row -> codec.readId(row, 1));
        List<Checkpoint> found = store.isEmpty() ? List.of() : ofStore(connection, store.get(0));
        long end = latest.number(connection, StoreQuery.Binder.NONE);
        for (Checkpoint checkpoint : found) {
            if (checkpoint.position() > end) {
                listener.found(Finding.of(
                        Finding.Kind.CHECKPOINT_BEYOND_LOG,
                        "projection \"" + checkpoint.projection() + "\" is at position " + checkpoint.position()
                                + ", but the log ends at " + end));
            }
        }
    }

    private record Range(String projection, int first, int last) {}

    /** Reads the slots of all projections in one statement, because a claim can divide them at any time. */
    void checkSlots(Connection connection, VerificationListener listener) throws SQLException {
        Map<String, List<Range>> found = new LinkedHashMap<>();
        for (Range range : ranges.list(
                connection, StoreQuery.Binder.NONE, row -> new Range(row.getString(1), row.getInt(2), row.getInt(3)))) {
            found.computeIfAbsent(range.projection(), name -> new ArrayList<>()).add(range);
        }
        for (Map.Entry<String, List<Range>> projection : found.entrySet()) {
            int next = 0;
            for (Range range : projection.getValue()) {
                checkStart(range, next, listener);
                next = range.last() + 1;
            }
            if (next != Slots.COUNT) {
                listener.found(uncovered(
                        projection.getKey(), "slots " + next + " to " + (Slots.COUNT - 1) + " have no checkpoint"));
            }
        }
    }

    private static void checkStart(Range range, int expected, VerificationListener listener) throws SQLException {
        if (range.first() > expected) {
            listener.found(uncovered(
                    range.projection(), "slots " + expected + " to " + (range.first() - 1) + " have no checkpoint"));
        } else if (range.first() < expected) {
            listener.found(uncovered(
                    range.projection(),
                    "slots " + range.first() + " to " + (expected - 1) + " have several checkpoints"));
        }
    }

    private static Finding uncovered(String projection, String problem) {
        return Finding.of(Finding.Kind.UNCOVERED_SLOTS, "projection \"" + projection + "\": " + problem);
    }

    private List<Checkpoint> ofStore(Connection connection, UUID store) throws SQLException {
        return checkpoints.list(
                connection,
                statement -> codec.bindId(statement, 1, store),
                row -> new Checkpoint(row.getString(1), row.getLong(2)));
    }
}
