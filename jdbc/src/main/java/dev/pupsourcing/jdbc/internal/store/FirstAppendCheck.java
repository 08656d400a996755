// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.store;

import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.SQLException;

/** Checks the next position before the first append. Thread-safe. */
public final class FirstAppendCheck {

    private final Dialect dialect;
    private final StoreTables tables;
    private volatile boolean passed;

    /** Checks the tables of a store. */
    public FirstAppendCheck(Dialect dialect, StoreTables tables) {
        this.dialect = dialect;
        this.tables = tables;
    }

    /** Checks until it has succeeded once; see {@link Dialect#checkPositions}. */
    public void run(Connection tx) throws SQLException {
        if (!passed) {
            dialect.checkPositions(tx, tables);
            passed = true;
        }
    }
}
