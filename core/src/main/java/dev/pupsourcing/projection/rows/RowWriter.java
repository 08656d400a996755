// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;

/**
 * Executes one statement for many rows in few round trips, for example the upsert of a read model; for projections that
 * {@linkplain dev.pupsourcing.projection.Projection.Builder#batch handle whole batches}.
 *
 * <p>Rows are written in the given order. If several workers write the same rows, order them by their key, because
 * otherwise they may deadlock. Immutable and thread-safe, if the binder is.
 *
 * @param <T> the source of one row
 */
public final class RowWriter<T> {

    /** The default number of rows per JDBC batch. */
    public static final int DEFAULT_ROWS_AT_ONCE = 500;

    private final String sql;
    private final RowBinder<? super T> binder;
    private final int rowsPerBatch;

    private RowWriter(String sql, RowBinder<? super T> binder, int rowsPerBatch) {
        this.sql = sql;
        this.binder = binder;
        this.rowsPerBatch = rowsPerBatch;
    }

    /**
     * Creates a writer.
     *
     * @param sql an INSERT, UPDATE or DELETE with parameters
     * @param binder binds the parameters for one row
     */
    public static <T> RowWriter<T> of(String sql, RowBinder<? super T> binder) {
        return new RowWriter<>(
                Objects.requireNonNull(sql, "sql"), Objects.requireNonNull(binder, "binder"), DEFAULT_ROWS_AT_ONCE);
    }

    /**
     * Returns a writer that sends {@code rows} rows per JDBC batch; they are kept in memory until then.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public RowWriter<T> withRowsPerBatch(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows per batch must be at least 1, was " + rows);
        }
        return new RowWriter<>(sql, binder, rows);
    }

    /**
     * Executes the statement for all rows; not at all if there are none.
     *
     * @param tx the connection of the transaction; it is neither committed, rolled back nor closed
     * @throws SQLException if the statement or the binder fails for a row; roll back the transaction to undo earlier
     *     rows
     */
    public void write(Connection tx, Collection<? extends T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            int waiting = 0;
            for (T row : rows) {
                binder.bind(statement, row);
                statement.addBatch();
                waiting++;
                if (waiting == rowsPerBatch) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        }
    }

    /**
     * Executes the statement for one row.
     *
     * @param tx the connection of the transaction; it is neither committed, rolled back nor closed
     * @throws SQLException if the statement or the binder fails; the transaction must then be rolled back
     */
    public void write(Connection tx, T row) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            binder.bind(statement, row);
            statement.executeUpdate();
        }
    }

    @Override
    public String toString() {
        return "rows for " + sql;
    }
}
