// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;

/**
 * One statement that is carried out for many rows with few round trips, such as the upsert of a read model; for projections
 * that {@linkplain ProjectionBuilder#batch take whole batches}.
 *
 * <p>Rows reach the database in the order they are given. Where several workers write the same rows, give them in the order
 * of their key, or they may wait for each other in a circle. Immutable and thread-safe, if the binder is.
 *
 * @param <T> what one row is made of
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
     * A writer.
     *
     * @param sql an INSERT, UPDATE or DELETE, with question marks
     * @param binder sets the question marks for one row
     */
    public static <T> RowWriter<T> of(String sql, RowBinder<? super T> binder) {
        return new RowWriter<>(
                Objects.requireNonNull(sql, "sql"), Objects.requireNonNull(binder, "binder"), DEFAULT_ROWS_AT_ONCE);
    }

    /**
     * Returns a writer that sends {@code rows} rows in one JDBC batch; they are kept in memory until then.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public RowWriter<T> withRowsPerBatch(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows per batch must be at least 1, was " + rows);
        }
        return new RowWriter<>(sql, binder, rows);
    }

    /**
     * Carries the statement out for all rows. No rows are no statement.
     *
     * @param tx the connection of the transaction; it is neither committed, rolled back nor closed
     * @throws SQLException if the statement fails for a row, or the binder does; what was written before is a matter of the
     *     transaction, which is to be rolled back
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

    @Override
    public String toString() {
        return "rows for " + sql;
    }
}
