// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.sql.Connection;
import java.sql.SQLException;

/** Lets one session at a time change the schema of a database. Stateless and thread-safe. */
@FunctionalInterface
public interface SchemaLock {

    /** For a database whose schema one session at a time can change anyway. */
    SchemaLock NONE = (connection, changes) -> changes.run();

    /** The statements that change a schema. */
    @FunctionalInterface
    interface Changes {

        /** Runs them. */
        void run() throws SQLException;
    }

    /**
     * Waits until no other session changes the schema, and runs changes.
     *
     * @param connection in autocommit mode, or in a transaction of the caller, which is neither committed nor rolled back
     * @throws SQLException if the changes fail, or another session takes too long
     */
    void around(Connection connection, Changes changes) throws SQLException;
}
