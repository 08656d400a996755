// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.SqlFailure.Kind;
import dev.pupsourcing.jdbc.spi.TransactionRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The transaction rules of SQLite, which rejects {@code BEGIN} in a transaction. */
final class SqliteTransactionRules implements TransactionRules {

    static final SqliteTransactionRules INSTANCE = new SqliteTransactionRules();

    private SqliteTransactionRules() {}

    @Override
    public void ensureOpen(Connection connection) throws SQLException {
        begin(connection, "BEGIN IMMEDIATE");
    }

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

    /** Only after a failed read or write of the file is the outcome unknown. */
    @Override
    public boolean isRolledBack(SQLException commitFailure) {
        Kind kind = SqliteErrorCodes.classify(commitFailure).kind();
        return kind == Kind.TIMEOUT
                || kind == Kind.DUPLICATE_KEY
                || kind == Kind.READ_ONLY
                || kind == Kind.STORAGE_FULL
                || SqliteErrorCodes.isError(commitFailure);
    }
}
