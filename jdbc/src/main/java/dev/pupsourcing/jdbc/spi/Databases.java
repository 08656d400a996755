// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/** The kinds of databases on the class path or module path. Thread-safe. */
public final class Databases {

    private Databases() {}

    /** All kinds of databases, in no particular order. */
    public static List<Database> all() {
        return ServiceLoader.load(Database.class, Databases.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * The kind of database of a JDBC URL.
     *
     * @throws IllegalArgumentException if it is unknown; lists the known ones
     */
    public static Database forUrl(String jdbcUrl) {
        Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        return first(database -> database.acceptsUrl(jdbcUrl), "JDBC URL \"" + withoutSecrets(jdbcUrl) + "\"");
    }

    /**
     * The kind of database of a connection.
     *
     * @throws IllegalArgumentException if it is unknown; lists the known ones
     * @throws SQLException if the connection fails
     */
    public static Database forConnection(Connection connection) throws SQLException {
        String product =
                Objects.requireNonNull(connection, "connection").getMetaData().getDatabaseProductName();
        return first(database -> database.acceptsProduct(product), "database product \"" + product + "\"");
    }

    /**
     * The kind of database with a short name.
     *
     * @throws IllegalArgumentException if it is unknown; lists the known ones
     */
    public static Database named(String name) {
        Objects.requireNonNull(name, "name");
        return first(database -> database.name().equals(name), "database \"" + name + "\"");
    }

    private static Database first(Predicate<Database> wanted, String what) {
        return all().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no module for " + what + "; known are "
                        + all().stream().map(Database::name).sorted().toList()
                        + "; add the database's pupsourcing module to the class path, or name the database in the"
                        + " options of the store"));
    }

    /** A JDBC URL for messages: without parameters and user, which may contain a password. */
    public static String withoutSecrets(String jdbcUrl) {
        return jdbcUrl.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
    }
}
