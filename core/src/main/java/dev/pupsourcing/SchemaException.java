// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import org.jspecify.annotations.Nullable;

/** The schema is not compatible with this library: a table is missing, incomplete, or has another version. */
public final class SchemaException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String table;

    /**
     * Creates the exception.
     *
     * @param table the configured name of the table
     * @param problem the problem, to follow the table's name
     * @param transactionUsable whether the caller's transaction can continue
     * @param cause the exception of the database, or null
     */
    public SchemaException(String table, String problem, boolean transactionUsable, @Nullable Throwable cause) {
        super("table " + table + " " + problem, cause, transactionUsable);
        this.table = table;
    }

    /** The configured name of the table. */
    public String table() {
        return table;
    }
}
