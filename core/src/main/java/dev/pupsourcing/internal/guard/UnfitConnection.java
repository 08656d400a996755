// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.guard;

import java.sql.Connection;
import java.sql.SQLException;

/** Breaks connections whose sessions can no longer be used, so that their pools discard them. */
public final class UnfitConnection {

    private UnfitConnection() {}

    /**
     * Aborts the connection below the handle of a pool, because some pools lose a connection whose handle is aborted.
     * The rollback fails, which shows the pool that the connection is broken.
     *
     * @param connection the handle, or a guarded connection
     * @param reason gets the failures of this as suppressed exceptions
     */
    public static void drop(Connection connection, Throwable reason) {
        Connection handle = TransactionGuard.beneath(connection);
        try {
            Connection physical = handle.isWrapperFor(Connection.class) ? handle.unwrap(Connection.class) : handle;
            physical.abort(Runnable::run);
            handle.rollback();
        } catch (SQLException | RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    /** Whether a connection was configured as read-only, like all connections of its pool. */
    public static boolean isReadOnly(Connection connection) {
        try {
            return connection.isReadOnly();
        } catch (SQLException e) {
            return false;
        }
    }
}
