// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.dialect;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The table of aggregate heads, for databases that move a head on before they store its events. Thread-safe. */
public abstract class AggregateHeads {

    private static final String EXACT = """
            UPDATE {{aggregate_heads}} SET aggregate_version = aggregate_version + ?
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND aggregate_version = ?""";

    private static final String DELETE = """
            DELETE FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND aggregate_version = ?""";

    private final String exact;
    private final String delete;

    /** For the databases. */
    protected AggregateHeads(StoreTables tables) {
        this.exact = tables.in(EXACT);
        this.delete = tables.in(DELETE);
    }

    /** Makes the head of a new stream, with so many events; whether there was none. */
    protected abstract boolean insert(Connection tx, StreamId stream, long count) throws SQLException;

    /** Makes the head of a stream or moves it on, and returns the new version. */
    protected abstract long insertOrAdd(Connection tx, StreamId stream, long count) throws SQLException;

    /** Moves the head on by the number of events; the version before, or empty if it does not fit. */
    public final OptionalLong advance(Connection tx, AppendCommand command) throws SQLException {
        long count = command.events().size();
        if (command.expected() instanceof ExpectedVersion.Exact expected) {
            return ifDone(add(tx, command.stream(), expected.version(), count), expected.version());
        }
        return command.expected() instanceof ExpectedVersion.NoStream
                ? ifDone(insert(tx, command.stream(), count), 0)
                : OptionalLong.of(insertOrAdd(tx, command.stream(), count) - count);
    }

    private static OptionalLong ifDone(boolean done, long before) {
        return done ? OptionalLong.of(before) : OptionalLong.empty();
    }

    /** Undoes {@link #advance}; whether the head was as that had left it. */
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

    private boolean add(Connection tx, StreamId stream, long version, long count) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(exact)) {
            statement.setLong(1, count);
            StreamColumns.bind(statement, 2, stream);
            statement.setLong(5, version);
            return statement.executeUpdate() > 0;
        }
    }
}
