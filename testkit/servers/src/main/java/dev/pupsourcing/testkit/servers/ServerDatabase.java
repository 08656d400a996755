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

    /** The database's name: what its URL has behind the last slash and before the parameters. */
    public String name() {
        String address = url.replaceFirst("\\?.*$", "");
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** The same database with one more parameter in its URL, which is a setting of the driver. */
    public ServerDatabase with(String parameter, String value) {
        String separator = url.contains("?") ? "&" : "?";
        return new ServerDatabase(url + separator + parameter + "=" + value, user, password);
    }

    /** A new connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
