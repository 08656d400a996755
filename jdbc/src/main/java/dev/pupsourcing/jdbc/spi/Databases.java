// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/** The kinds of database on the class or module path. Thread-safe. */
public final class Databases {

    private Databases() {}

    /** All kinds, in no particular order. */
    public static List<Database> all() {
        return ServiceLoader.load(Database.class, Databases.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * The kind that a JDBC URL leads to.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Database forUrl(String jdbcUrl) {
        Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        return first(database -> database.acceptsUrl(jdbcUrl), "JDBC URL \"" + withoutSecrets(jdbcUrl) + "\"");
    }

    /**
     * The kind that a connection leads to.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     * @throws SQLException if the connection does not tell
     */
    public static Database forConnection(Connection connection) throws SQLException {
        String product =
                Objects.requireNonNull(connection, "connection").getMetaData().getDatabaseProductName();
        return first(database -> database.acceptsProduct(product), "database product \"" + product + "\"");
    }

    /**
     * The kind of a short name.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Database named(String name) {
        Objects.requireNonNull(name, "name");
        return first(database -> database.name().equals(name), "database \"" + name + "\"");
    }

    private static Database first(Predicate<Database> wanted, String what) {
        return all().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no module for " + what + "; there are "
                        + all().stream().map(Database::name).sorted().toList()
                        + "; add the database's pupsourcing module to the class path, or name the database in the"
                        + " options of the store"));
    }

    /** A JDBC URL for messages: without its parameters and user, which may hold a password. */
    public static String withoutSecrets(String jdbcUrl) {
        return jdbcUrl.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
    }
}
