// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi.support;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Shared statements on the table of heads, for databases that advance a head before they store its events. Thread-safe.
 */
public abstract class AggregateHeads {

    /** Advances a head that is at a version; a database may append conditions. */
    protected static final String EXACT = """
            UPDATE {{aggregate_heads}} SET aggregate_version = aggregate_version + ?
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND aggregate_version = ?""";

    private static final String DELETE = """
            DELETE FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND aggregate_version = ?""";

    private final String exact;
    private final String delete;

    /** For database modules. */
    protected AggregateHeads(StoreTables tables) {
        this.exact = tables.in(EXACT);
        this.delete = tables.in(DELETE);
    }

    /** The version before an advance; empty if the head was not advanced. */
    protected static OptionalLong ifDone(boolean done, long before) {
        return done ? OptionalLong.of(before) : OptionalLong.empty();
    }

    /** Moves the head back to the version before an append; returns whether it was at the version of that append. */
    public final boolean undo(Connection tx, AppendCommand command, long from) throws SQLException {
        long count = command.events().size();
        if (from > 0) {
            return add(tx, command.stream(), from + count, -count);
        }
        try (PreparedStatement statement = tx.prepareStatement(delete)) {
            StreamColumns.bind(statement, 1, command.stream());
            statement.setLong(4, count);
            return statement.executeUpdate() > 0;
        }
    }

    /** Advances the head from a version by a count; returns whether it was at that version. */
    protected final boolean add(Connection tx, StreamId stream, long version, long count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(exact)) {
            statement.setLong(1, count);
            StreamColumns.bind(statement, 2, stream);
            statement.setLong(5, version);
            return statement.executeUpdate() > 0;
        }
    }
}
