// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import dev.pupsourcing.internal.guard.UnfitConnection;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a transaction, which tracks its progress. A failure before the work has begun, or after it has ended,
 * is classified differently than one during the work. Not thread-safe.
 */
final class Attempt<T extends @Nullable Object> implements TransactionWork<T, RuntimeException> {

    private final TransactionWork<T, RuntimeException> work;
    private final ProjectionStore store;
    private boolean begun;
    private boolean ended;
    private @Nullable Throwable failure;

    Attempt(TransactionWork<T, RuntimeException> work, ProjectionStore store) {
        this.work = work;
        this.store = store;
    }

    @Override
    public T run(Connection tx) throws SQLException {
        begun = true;
        ended = false;
        failure = null;
        try {
            T result = work.run(tx);
            ended = true;
            return result;
        } catch (Throwable e) {
            failure = e;
            dropIfUnfit(tx, e);
            throw e;
        }
    }

    /** Breaks a connection after a failure that a new one would not have, so that its pool does not lend it again. */
    private void dropIfUnfit(Connection tx, Throwable reason) {
        if (FailureKind.wantsOtherConnection(reason, store) && !UnfitConnection.isReadOnly(tx)) {
            UnfitConnection.drop(tx, reason);
        }
    }

    /** The failure of the work, or of the code around it. */
    Throwable reason(Throwable thrown) {
        Throwable own = failure;
        return own == null ? thrown : own;
    }

    /**
     * The kind of a failure.
     *
     * @param broken whether the connection broke while handlers used it
     */
    FailureKind kind(Throwable reason, boolean broken) {
        FailureKind kind = FailureKind.of(reason, store);
        if (kind != FailureKind.PERMANENT || !FailureKind.isOfDatabase(reason)) {
            return kind;
        }
        if (!begun) {
            return FailureKind.ENVIRONMENT;
        }
        return broken || (ended && FailureKind.hasNoCode(reason)) ? FailureKind.UNAVAILABLE : kind;
    }
}
