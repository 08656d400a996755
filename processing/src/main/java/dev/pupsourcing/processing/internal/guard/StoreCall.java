// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs work in one transaction of a backend, and translates its failures. */
public final class StoreCall {

    private StoreCall() {}

    /** Runs work in a transaction. */
    public static <T extends @Nullable Object> T run(
            ProjectionBackend backend, String operation, TransactionWork<T, RuntimeException> work)
            throws EventStoreException {
        try {
            return backend.transactions().call(work);
        } catch (SQLException e) {
            throw backend.projectionStore().translate(operation, e);
        }
    }
}
