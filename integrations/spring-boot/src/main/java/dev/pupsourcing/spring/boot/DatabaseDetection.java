// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Databases;
import dev.pupsourcing.spring.boot.failure.StartFailure;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Detects the kind of database of a data source. */
final class DatabaseDetection {

    private static final String ACCESS_DENIED_CLASS = "28";

    private DatabaseDetection() {}

    /**
     * Detects it.
     *
     * @throws StartFailure if there is no module for this kind of database
     * @throws StoreAccessException if the database cannot be reached
     */
    static Database of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return forConnection(connection);
        } catch (SQLException e) {
            throw unreachable(e, e);
        } catch (StartFailure e) {
            throw e;
        } catch (RuntimeException e) {
            throw e.getCause() instanceof SQLException cause ? unreachable(e, cause) : e;
        }
    }

    private static Database forConnection(Connection connection) throws SQLException {
        try {
            return Databases.forConnection(connection);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    "The module of Pupsourcing for this kind of database is not on the class path: " + e.getMessage()
                            + ".",
                    "Add the module of your database to the dependencies of the application; the artifacts are named"
                            + " dev.pupsourcing:pupsourcing-<database>. Its own bean of type Database replaces the"
                            + " detection.",
                    e);
        }
    }

    private static StoreAccessException unreachable(Exception failure, SQLException cause) {
        String state = cause.getSQLState();
        boolean denied = state != null && state.startsWith(ACCESS_DENIED_CLASS);
        return new StoreAccessException(
                denied ? Reason.ACCESS_DENIED : Reason.UNAVAILABLE,
                "no connection could be opened: " + cause.getMessage(),
                true,
                failure);
    }
}
