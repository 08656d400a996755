// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.internal.guard.UnfitConnection;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.SqlFailure.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Detects unusable connections, and prevents pools from lending them again. */
public final class BrokenConnections {

    private BrokenConnections() {}

    /**
     * Whether a failure without a known code means that its connection is broken.
     *
     * @param connection the connection on which it happened, or null
     */
    static boolean isBreak(SQLException failure, @Nullable Connection connection) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || (connection != null && isClosed(connection));
    }

    /** A pool may not have noticed yet that the connection of its handle is closed. */
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
     * Breaks a connection after a failure that a new connection would not have, so that its pool discards it: a
     * connection to a server that has become read-only, or whose prepared statements the server no longer knows.
     */
    public static void dropIfUnfit(Connection connection, Throwable failure) {
        if (failure instanceof StoreAccessException access) {
            dropIf(access.reason() == Reason.STALE_SESSION, access.reason() == Reason.READ_ONLY, connection, failure);
        }
    }

    /** The same for a failure that may be the driver's own. */
    public static void dropIfUnfit(Connection connection, Throwable failure, Dialect dialect) {
        if (failure instanceof SQLException sql) {
            Kind kind = dialect.classify(sql, null).kind();
            dropIf(kind == Kind.STALE_SESSION, kind == Kind.READ_ONLY, connection, failure);
        } else {
            dropIfUnfit(connection, failure);
        }
    }

    private static void dropIf(boolean stale, boolean readOnly, Connection connection, Throwable failure) {
        if (stale || (readOnly && !UnfitConnection.isReadOnly(connection))) {
            UnfitConnection.drop(connection, failure);
        }
    }
}
