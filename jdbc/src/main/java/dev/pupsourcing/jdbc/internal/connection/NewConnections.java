// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import javax.sql.DataSource;

/** Takes connections, and gives the failures to do so one type, whatever the pool. */
public final class NewConnections {

    private NewConnections() {}

    /**
     * A connection of a data source.
     *
     * @throws SQLTransientConnectionException if a pool gives none and says nothing about why but words
     * @throws SQLException if the database refuses, or the driver knows why there is none
     */
    public static Connection take(DataSource dataSource) throws SQLException {
        try {
            return Objects.requireNonNull(dataSource.getConnection(), "the data source gave null for a connection");
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

    /** Whether a pool says that none of its connections became free: it names no failure of the database. */
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
