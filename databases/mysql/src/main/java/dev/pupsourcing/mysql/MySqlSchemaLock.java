// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.SchemaLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;

/** A schema lock with a named lock of the server, which DDL statements do not release. */
final class MySqlSchemaLock implements SchemaLock {

    static final MySqlSchemaLock INSTANCE = new MySqlSchemaLock();

    /** The name must be the same in all versions of this library. */
    private static final String LOCK = "SELECT GET_LOCK('pupsourcing_schema', 60)";

    private static final String UNLOCK = "SELECT RELEASE_LOCK('pupsourcing_schema')";

    private MySqlSchemaLock() {}

    @Override
    public void around(Connection connection, Changes changes) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!isGranted(statement, LOCK)) {
                throw new SQLTimeoutException("another session has changed the schema for more than 60 seconds; "
                        + "find the session that holds the lock pupsourcing_schema");
            }
            try {
                changes.run();
            } finally {
                isGranted(statement, UNLOCK);
            }
        }
    }

    private static boolean isGranted(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getInt(1) == 1;
        }
    }
}
