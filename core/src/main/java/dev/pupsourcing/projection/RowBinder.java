// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Sets a statement's question marks for one row.
 *
 * @param <T> what one row is made of
 */
@FunctionalInterface
public interface RowBinder<T> {

    /**
     * Sets all question marks; those of the row before may still be set.
     *
     * @param statement the statement, not to be executed
     * @throws SQLException if a value cannot be set
     */
    void bind(PreparedStatement statement, T row) throws SQLException;
}
