// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.SqlFailure.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The beginning and the end of transactions in SQLite, which rejects {@code BEGIN} in a transaction. */
final class SqliteTransactions {

    private SqliteTransactions() {}

    /** Begins a transaction; returns whether there was none. */
    static boolean begin(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (SqliteErrorCodes.isError(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether a failed commit stored nothing; unknown only after a failed read or write of the file. */
    static boolean isRolledBack(SQLException commitFailure) {
        Kind kind = SqliteErrorCodes.classify(commitFailure).kind();
        return kind == Kind.TIMEOUT
                || kind == Kind.DUPLICATE_KEY
                || kind == Kind.READ_ONLY
                || kind == Kind.STORAGE_FULL
                || SqliteErrorCodes.isError(commitFailure);
    }
}
