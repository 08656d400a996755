// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.guard;

import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.processing.internal.report.Causes;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kind of a failure: whether the work may succeed later, and whether the work caused it. */
public enum FailureKind {
    /** The database is unreachable, or the connection broke: wait for it. */
    UNAVAILABLE,
    /** A lock was not granted in time, or the server cancelled the statement: wait. */
    TIMEOUT,
    /** The database cannot do this work now: it is read-only, full or out of memory, or rejects the login: wait. */
    ENVIRONMENT,
    /** The same work may succeed in another transaction. */
    TRANSIENT,
    /** The same work will fail again. */
    PERMANENT;

    /** The class of SQL states for rejected logins. */
    private static final String LOGIN_CLASS = "28";

    /** The class of SQL states for interventions of an operator or a limit. */
    private static final String INTERVENTION_CLASS = "57";

    /** Whether it is a failure of the environment, which no event has caused. */
    public boolean isEnvironmental() {
        return this == UNAVAILABLE || this == TIMEOUT || this == ENVIRONMENT;
    }

    /** Classifies a failure by the database errors among its causes. */
    public static FailureKind of(Throwable failure, ProjectionStore store) {
        return Causes.of(failure).stream()
                .map(cause -> Causes.ask(() -> said(cause, store)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(PERMANENT);
    }

    private static Optional<FailureKind> said(Throwable cause, ProjectionStore store) {
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

    /** A commit with an unknown outcome: the checkpoint shows whether it succeeded, so the batch can be run again. */
    private static FailureKind inDoubt(StoreAccessException access, ProjectionStore store) {
        FailureKind kind = access.getCause() instanceof SQLException sql ? of(sql, store) : TRANSIENT;
        return kind == PERMANENT ? TRANSIENT : kind;
    }

    private static FailureKind of(StoreAccessException access) {
        return switch (access.reason()) {
            case UNAVAILABLE -> hasState(access.getCause(), INTERVENTION_CLASS) ? ENVIRONMENT : UNAVAILABLE;
            case TIMEOUT -> TIMEOUT;
            case READ_ONLY, STORAGE_FULL, EXHAUSTED, SERVER_FAULT, STALE_SESSION -> ENVIRONMENT;
            case ACCESS_DENIED -> hasState(access.getCause(), LOGIN_CLASS) ? ENVIRONMENT : PERMANENT;
            case TOO_LARGE -> PERMANENT;
            default -> isConnectionFailure(access.getCause()) ? UNAVAILABLE : PERMANENT;
        };
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

    /** Whether a new connection would not have this failure. */
    public static boolean wantsOtherConnection(Throwable failure, ProjectionStore store) {
        return hasReason(failure, store, Set.of(Reason.READ_ONLY, Reason.STALE_SESSION));
    }

    /** Whether a pool had no connection to give. */
    public static boolean isExhausted(Throwable failure, ProjectionStore store) {
        return hasReason(failure, store, Set.of(Reason.EXHAUSTED));
    }

    private static boolean hasReason(Throwable failure, ProjectionStore store, Set<Reason> wanted) {
        return Causes.of(failure).stream()
                .map(cause -> Causes.ask(() -> reason(cause, store)))
                .flatMap(Optional::stream)
                .anyMatch(wanted::contains);
    }

    private static Optional<Reason> reason(Throwable cause, ProjectionStore store) {
        Throwable meaning = cause instanceof SQLException sql ? store.translate("transaction", sql) : cause;
        return meaning instanceof StoreAccessException access ? Optional.of(access.reason()) : Optional.empty();
    }

    /** Whether the failure comes from a driver, a pool or the store, rather than from the application. */
    public static boolean isOfDatabase(Throwable failure) {
        return Causes.of(failure).stream()
                .anyMatch(cause -> cause instanceof SQLException || cause instanceof StoreAccessException);
    }

    /** Whether a database failure comes only from the driver or the pool: errors of a server have codes. */
    public static boolean hasNoCode(Throwable failure) {
        return Causes.of(failure).stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .allMatch(sql -> Causes.ask(() -> Optional.ofNullable(sql.getSQLState()))
                                .isEmpty()
                        && Causes.ask(() -> Optional.of(sql.getErrorCode())).orElse(0) == 0);
    }

    private static boolean hasState(@Nullable Throwable failure, String stateClass) {
        return failure instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith(stateClass);
    }

    /** Pools report only by the exception type that no connection is available. */
    private static boolean isConnectionFailure(@Nullable Throwable failure) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
    }
}
