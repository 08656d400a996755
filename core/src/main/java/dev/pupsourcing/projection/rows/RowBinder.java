// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.rows;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Binds the parameters of a statement for one row. Implemented by you.
 *
 * @param <T> the source of one row
 */
@FunctionalInterface
public interface RowBinder<T> {

    /**
     * Binds all parameters; those of the previous row may still be set.
     *
     * @param statement the statement, which must not be executed
     * @throws SQLException if a value cannot be bound
     */
    void bind(PreparedStatement statement, T row) throws SQLException;
}
