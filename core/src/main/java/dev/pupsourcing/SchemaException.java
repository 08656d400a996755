// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import org.jspecify.annotations.Nullable;

/** A schema that does not fit this library: a table is missing, incomplete, or of another version. */
public final class SchemaException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String table;

    /**
     * A schema problem.
     *
     * @param table the table it concerns, as configured
     * @param problem what is wrong, in words that follow the table's name
     * @param transactionUsable whether the caller's transaction may go on
     * @param cause what the database said, or null
     */
    public SchemaException(String table, String problem, boolean transactionUsable, @Nullable Throwable cause) {
        super("table " + table + " " + problem, cause, transactionUsable);
        this.table = table;
    }

    /** The table it concerns, as configured. */
    public String table() {
        return table;
    }
}
