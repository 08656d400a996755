// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import javax.sql.DataSource;

/** Takes connections from data sources, and converts failures to one type for all pools. */
public final class NewConnections {

    private NewConnections() {}

    /**
     * Takes a connection from a data source.
     *
     * @throws SQLTransientConnectionException if a pool has no connection and gives a reason only as text
     * @throws SQLException if the database or the driver reports a reason
     */
    public static Connection take(DataSource dataSource) throws SQLException {
        try {
            return Objects.requireNonNull(
                    dataSource.getConnection(), "the data source returned null instead of a " + "connection");
        } catch (SQLException e) {
            throw isUnspecific(e) ? new SQLTransientConnectionException(e.getMessage(), e) : e;
        }
    }

    private static boolean isUnspecific(SQLException failure) {
        return failure.getClass() == SQLException.class && hasNoCode(failure);
    }

    private static boolean hasNoCode(SQLException failure) {
        return failure.getErrorCode() == 0 && failure.getSQLState() == null;
    }

    /** Whether a pool reports that none of its connections became available, without a failure of the database. */
    static boolean isPoolExhausted(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                && hasNoCode(failure)
                && !(rootOf(failure) instanceof java.io.IOException);
    }

    private static Throwable rootOf(SQLException failure) {
        Throwable root = failure;
        for (int i = 0; i < 10 && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }
}
