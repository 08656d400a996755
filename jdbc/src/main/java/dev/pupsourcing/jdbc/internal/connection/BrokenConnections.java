// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Recognises connections that are of no use any more, and keeps pools from lending them again. */
public final class BrokenConnections {

    private BrokenConnections() {}

    /**
     * Whether a failure that has no meaning for the database is the end of its connection.
     *
     * @param connection the connection it happened on, null if there is none
     */
    static boolean isBreak(SQLException failure, @Nullable Connection connection) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || (connection != null && isClosed(connection));
    }

    /** Pools may not have noticed yet that the connection below their handle is closed. */
    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed()
                    || (connection.isWrapperFor(Connection.class)
                            && connection.unwrap(Connection.class).isClosed());
        } catch (SQLException e) {
            return true;
        }
    }

    /**
     * Breaks a connection on which a failure says that another one would do better, so that its pool throws it away when it
     * is given back: one to a server that has become read-only, or whose prepared statements the server no longer knows.
     */
    public static void dropIfUnfit(Connection connection, Throwable failure) {
        if (failure instanceof StoreAccessException access) {
            boolean unfit = access.reason() == Reason.STALE_SESSION
                    || (access.reason() == Reason.READ_ONLY && !isReadOnly(connection));
            if (unfit) {
                drop(connection, failure);
            }
        }
    }

    /** Whether the connection was configured to be read-only, as any other from the same pool would be. */
    private static boolean isReadOnly(Connection connection) {
        try {
            return connection.isReadOnly();
        } catch (SQLException e) {
            return false;
        }
    }

    /** The rollback cannot succeed any more: it shows the pool that the connection is broken. */
    private static void drop(Connection connection, Throwable reason) {
        try {
            connection.abort(Runnable::run);
            connection.rollback();
        } catch (SQLException | RuntimeException e) {
            reason.addSuppressed(e);
        }
    }
}
