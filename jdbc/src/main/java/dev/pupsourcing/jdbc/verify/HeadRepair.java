// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import java.sql.Connection;
import java.sql.SQLException;

/** Moves the head of a stream to its last event. */
final class HeadRepair {

    private static final String UPDATE = """
            UPDATE {{aggregate_heads}} SET aggregate_version = ?
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    /** Locks the row on all databases, so that no append to the stream can run from here on. */
    private static final String LOCK = """
            UPDATE {{aggregate_heads}} SET aggregate_version = aggregate_version
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    private static final String INSERT = """
            INSERT INTO {{aggregate_heads}} (aggregate_version, bounded_context, aggregate_type, aggregate_id)
            VALUES (?, ?, ?, ?)""";

    private static final String DELETE = """
            DELETE FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    private final StreamLookup lookup;
    private final StoreQuery lock;
    private final StoreQuery update;
    private final StoreQuery insert;
    private final StoreQuery delete;

    HeadRepair(StoreTables tables) {
        this.lookup = new StreamLookup(tables);
        this.lock = new StoreQuery(tables.in(LOCK));
        this.update = new StoreQuery(tables.in(UPDATE));
        this.insert = new StoreQuery(tables.in(INSERT));
        this.delete = new StoreQuery(tables.in(DELETE));
    }

    /**
     * Repairs a head.
     *
     * @param tx in a transaction
     * @return whether it was wrong
     */
    boolean run(Connection tx, StreamId stream) throws SQLException {
        lock.update(tx, statement -> StreamColumns.bind(statement, 1, stream));
        StreamFacts facts = lookup.find(tx, stream);
        if (facts.headIsRight()) {
            return false;
        }
        if (facts.last() == 0) {
            delete.update(tx, statement -> StreamColumns.bind(statement, 1, stream));
        } else if (set(tx, update, facts) == 0) {
            set(tx, insert, facts);
        }
        return true;
    }

    private static int set(Connection tx, StoreQuery query, StreamFacts facts) throws SQLException {
        return query.update(tx, statement -> {
            statement.setLong(1, facts.last());
            StreamColumns.bind(statement, 2, facts.stream());
        });
    }
}
