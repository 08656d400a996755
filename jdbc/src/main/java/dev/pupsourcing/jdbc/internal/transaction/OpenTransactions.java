// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The open transactions of a thread by data source. They prevent a second one by mistake, which would commit
 * independently of the first, or wait for it for ever. Thread-safe.
 */
final class OpenTransactions {

    private static final ThreadLocal<OpenTransactions> OPEN = new ThreadLocal<>();

    private final DataSource dataSource;
    private final @Nullable OpenTransactions outer;

    private OpenTransactions(DataSource dataSource, @Nullable OpenTransactions outer) {
        this.dataSource = dataSource;
        this.outer = outer;
    }

    /** Refuses to continue if this thread has an open transaction on a data source. */
    static void refuseOpen(DataSource dataSource) {
        refuse(dataSource, OPEN.get());
    }

    /** Runs work as the only transaction of this thread on a data source. */
    static <T extends @Nullable Object, X extends Exception> T call(DataSource dataSource, Body<T, X> body)
            throws SQLException, X {
        OpenTransactions outer = OPEN.get();
        refuse(dataSource, outer);
        OPEN.set(new OpenTransactions(dataSource, outer));
        try {
            return body.run();
        } finally {
            if (outer == null) {
                OPEN.remove();
            } else {
                OPEN.set(outer);
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // equal data sources may be for different databases
    private static void refuse(DataSource dataSource, @Nullable OpenTransactions innermost) {
        for (OpenTransactions open = innermost; open != null; open = open.outer) {
            if (open.dataSource == dataSource) {
                throw refusal();
            }
        }
    }

    /** The message for a second transaction of a thread. */
    static IllegalStateException refusal() {
        return new IllegalStateException(
                "a thread must not open a second transaction on the same database, which would commit independently "
                        + "of the first or wait for it for ever; use the connection of the first, for example with "
                        + "store().append(tx, expected, events)");
    }

    /** Work in the open transaction. */
    @FunctionalInterface
    interface Body<T extends @Nullable Object, X extends Exception> {
        T run() throws SQLException, X;
    }
}
