// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.dialect;

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
}
