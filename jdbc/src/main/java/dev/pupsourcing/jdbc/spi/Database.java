// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.projection.wakeup.WakeUps;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A kind of database: how to recognise it, its dialect and its schema. Found by {@link java.util.ServiceLoader};
 * implementations must be stateless and thread-safe. Implemented by authors of databases.
 */
public interface Database {

    /** The short name for command lines and file names. */
    String name();

    /** Whether a JDBC URL is for this kind of database. */
    boolean acceptsUrl(String jdbcUrl);

    /** Whether {@link java.sql.DatabaseMetaData#getDatabaseProductName()} names this kind of database. */
    boolean acceptsProduct(String productName);

    /** The dialect of this kind of database. */
    Dialect dialect();

    /** The schema of an event store for this kind of database. */
    SchemaTemplates schema();

    /**
     * Looks for a table at the place where {@code CREATE TABLE} with this name would create it.
     *
     * @return the reasons why it must not be used, each as the rest of a sentence about the table, such as {@code "belongs
     *     to role eve"}; an empty list if it can be used; an empty optional if it does not exist
     * @throws SQLException if the database cannot be queried
     */
    Optional<List<String>> tableObjections(Connection connection, TableName table) throws SQLException;

    /**
     * Opens wake-ups that reach the projections of other processes; empty if this kind of database has none. If they are
     * {@link AutoCloseable}, the caller closes them.
     *
     * @param dataSource the source of the few connections that they keep
     */
    default Optional<WakeUps> openWakeUps(DataSource dataSource) {
        return Optional.empty();
    }

    /** The JDBC URL of a database in a file, with the recommended settings; empty if this kind needs a server. */
    default Optional<String> urlOfFile(Path file) {
        return Optional.empty();
    }

    /** The file of a JDBC URL; empty for a server or an in-memory database. */
    default Optional<Path> fileOf(String jdbcUrl) {
        return Optional.empty();
    }
}
