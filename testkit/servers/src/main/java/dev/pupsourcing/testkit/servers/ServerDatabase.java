// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database on a server, created for one test.
 *
 * @param url its JDBC URL
 * @param user the user, which has all privileges in it
 * @param password the user's password, possibly empty
 */
public record ServerDatabase(String url, String user, String password) {

    /** The database's name: the part of its URL after the last slash and before the parameters. */
    public String name() {
        String address = url.replaceFirst("\\?.*$", "");
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** The same database with an additional URL parameter, a setting of the driver. */
    public ServerDatabase with(String parameter, String value) {
        String separator = url.contains("?") ? "&" : "?";
        return new ServerDatabase(url + separator + parameter + "=" + value, user, password);
    }

    /** A new connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
