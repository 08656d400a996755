// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The transactions that a thread has open, by data source, so that it does not open a second one beside the first by mistake:
 * that one would commit without the first, or wait for it for ever. Thread-safe.
 */
final class OpenTransactions {

    private static final ThreadLocal<OpenTransactions> OPEN = new ThreadLocal<>();

    private final DataSource dataSource;
    private final @Nullable OpenTransactions outer;

    private OpenTransactions(DataSource dataSource, @Nullable OpenTransactions outer) {
        this.dataSource = dataSource;
        this.outer = outer;
    }

    /** Runs work as the one transaction of this thread over a data source. */
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

    @SuppressWarnings("ReferenceEquality") // Two data sources may be equal and lead elsewhere.
    private static void refuse(DataSource dataSource, @Nullable OpenTransactions innermost) {
        for (OpenTransactions open = innermost; open != null; open = open.outer) {
            if (open.dataSource == dataSource) {
                throw refusal();
            }
        }
    }

    /** Why a thread that has a transaction open gets no second one. */
    static IllegalStateException refusal() {
        return new IllegalStateException(
                "this thread has a transaction open already, and a second one would commit on its"
                        + " own or wait for the first for ever; use the connection of the first, for example with"
                        + " store().append(tx, expected, events)");
    }

    /** What is done while the transaction is open. */
    @FunctionalInterface
    interface Body<T extends @Nullable Object, X extends Exception> {
        T run() throws SQLException, X;
    }
}
