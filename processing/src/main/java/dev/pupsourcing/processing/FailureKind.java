// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.TransactionLostException;
import dev.pupsourcing.projection.store.ProjectionStore;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a failure may pass. */
enum FailureKind {
    /** The database cannot be reached: wait for it. */
    UNAVAILABLE,
    /** The same work may well succeed in another transaction. */
    TRANSIENT,
    /** The same work will fail again. */
    PERMANENT;

    private static final int MAX_CAUSES = 10;

    /** What a failure is, looking through its causes for what the database said. */
    static FailureKind of(Throwable failure, ProjectionStore store) {
        Throwable cause = failure;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            Optional<FailureKind> kind = told(cause, store);
            if (kind.isPresent()) {
                return kind.get();
            }
            cause = cause.getCause();
        }
        return PERMANENT;
    }

    private static Optional<FailureKind> told(Throwable cause, ProjectionStore store) {
        if (cause instanceof TransactionLostException
                || cause instanceof OptimisticConcurrencyException
                || cause instanceof ServerChangedException) {
            return Optional.of(TRANSIENT);
        }
        if (cause instanceof StoreAccessException access) {
            return Optional.of(access.outcomeUnknown() ? inDoubt(access, store) : of(access));
        }
        return cause instanceof SQLException sql ? Optional.of(of(sql, store)) : Optional.empty();
    }

    /** A commit in doubt: the checkpoint tells whether it was done, so the batch may be run again. */
    private static FailureKind inDoubt(StoreAccessException access, ProjectionStore store) {
        boolean reachable = !(access.getCause() instanceof SQLException sql) || of(sql, store) != UNAVAILABLE;
        return reachable ? TRANSIENT : UNAVAILABLE;
    }

    /** A server may cut the connection off when it is sent too much, and would do so each time. */
    private static FailureKind of(StoreAccessException access) {
        if (access.reason() == StoreAccessException.Reason.TOO_LARGE) {
            return PERMANENT;
        }
        if (access.reason() == StoreAccessException.Reason.UNAVAILABLE || isConnectionFailure(access.getCause())) {
            return UNAVAILABLE;
        }
        return access.isTransient() ? TRANSIENT : PERMANENT;
    }

    private static FailureKind of(SQLException sql, ProjectionStore store) {
        RuntimeException meaning = store.translate("transaction", sql);
        if (meaning instanceof StoreAccessException access) {
            return of(access);
        }
        if (isConnectionFailure(sql)) {
            return UNAVAILABLE;
        }
        return meaning instanceof TransactionLostException ? TRANSIENT : PERMANENT;
    }

    /** Pools tell that they have no connection to give by type only. */
    private static boolean isConnectionFailure(@Nullable Throwable failure) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
    }
}
