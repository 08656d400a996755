// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database of its own on a server, made for one test.
 *
 * @param url its JDBC URL
 * @param user the user, who may do everything in it
 * @param password the user's password, possibly empty
 */
public record ServerDatabase(String url, String user, String password) {

    /** A new connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
