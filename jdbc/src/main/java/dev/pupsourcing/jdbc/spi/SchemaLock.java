// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.sql.Connection;
import java.sql.SQLException;

/** Lets one session at a time change the schema of a database. Implementations must be stateless and thread-safe. Implemented by authors of databases. */
@FunctionalInterface
public interface SchemaLock {

    /** A lock that does nothing, for databases where only one session at a time can change the schema. */
    SchemaLock NONE = (connection, changes) -> changes.run();

    /** Changes of a schema. Implemented by the library. */
    @FunctionalInterface
    interface Changes {

        /** Runs the statements. */
        void run() throws SQLException;
    }

    /**
     * Waits until no other session changes the schema, and runs the changes.
     *
     * @param connection in autocommit mode, or in a transaction of the caller, which is not committed or rolled back
     * @throws SQLException if the changes fail, or the lock is not available in time
     */
    void around(Connection connection, Changes changes) throws SQLException;
}
