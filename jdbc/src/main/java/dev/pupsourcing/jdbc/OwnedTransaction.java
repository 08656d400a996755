// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** A transaction that the library has opened and will end, as its event store sees it. */
interface OwnedTransaction {

    /** The connection as the data source gave it. */
    Connection session();

    /** Notes a failure after which the transaction may not be what it was. */
    void failed(Exception failure);

    /** The transaction that a connection belongs to, or the connection as it is if it is the caller's own. */
    static OwnedTransaction of(Connection tx) {
        if (tx instanceof OwnedTransaction owned) {
            return owned;
        }
        try {
            if (tx.isWrapperFor(OwnedTransaction.class)) {
                return tx.unwrap(OwnedTransaction.class);
            }
        } catch (SQLException | RuntimeException e) {
            return new CallersTransaction(tx);
        }
        return new CallersTransaction(tx);
    }

    /**
     * A transaction of the caller's, who alone ends it.
     *
     * @param session the caller's connection
     */
    record CallersTransaction(Connection session) implements OwnedTransaction {

        @Override
        public void failed(Exception failure) {
            // The caller has the exception, and the commit is the caller's.
        }
    }
}
