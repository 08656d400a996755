// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.jdbc.tables.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One kind of database: how to recognise it, its dialect and its schema. Found through {@link java.util.ServiceLoader};
 * implementations are stateless and thread-safe.
 */
public interface Database {

    /** The short name used on command lines and in file names. */
    String name();

    /** Whether a JDBC URL leads to this kind of database. */
    boolean acceptsUrl(String jdbcUrl);

    /** Whether {@link java.sql.DatabaseMetaData#getDatabaseProductName()} names this kind of database. */
    boolean acceptsProduct(String productName);

    /** How this kind of database is spoken to. */
    Dialect dialect();

    /** The schema of an event store in this kind of database. */
    SchemaTemplates schema();

    /**
     * Looks for a table where {@code CREATE TABLE} with this name would make it.
     *
     * @return empty if there is none
     * @throws SQLException if the database cannot be asked
     */
    Optional<ExistingTable> existingTable(Connection connection, TableName table) throws SQLException;

    /** The JDBC URL, with the settings that an event store wants, of a database in a file; empty if it needs a server. */
    default Optional<String> urlOfFile(Path file) {
        return Optional.empty();
    }

    /** The file that a JDBC URL leads to; empty if it leads to a server or to memory. */
    default Optional<Path> fileOf(String jdbcUrl) {
        return Optional.empty();
    }
}
