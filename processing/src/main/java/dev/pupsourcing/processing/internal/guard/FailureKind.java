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
import org.jspecify.annotations.Nullable;

/** What a failure says about the work that failed: whether it may succeed later, and whether the work is to blame. */
public enum FailureKind {
    /** The database cannot be reached, or the connection broke: wait for it. */
    UNAVAILABLE,
    /** A lock was not granted in time, or the server cancelled the statement: wait for the holder. */
    TIMEOUT,
    /** The database cannot do any such work now: it is read-only or full, lacks memory, or refuses the login. */
    ENVIRONMENT,
    /** The same work may well succeed in another transaction. */
    TRANSIENT,
    /** The same work will fail again. */
    PERMANENT;

    /** The class of SQL states that say who may log in. */
    private static final String LOGIN_CLASS = "28";

    /** The class of SQL states that say that an operator or a limit intervened. */
    private static final String INTERVENTION_CLASS = "57";

    /** Whether it is trouble of the environment, which no event is to blame for. */
    public boolean isEnvironmental() {
        return this == UNAVAILABLE || this == TIMEOUT || this == ENVIRONMENT;
    }

    /** What a failure is, looking through its causes for what the database said. */
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

    /** A commit in doubt: the checkpoint shows whether it was done, so the batch may be run again. */
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

    /** Whether another connection to the database would do better than the one that the failure happened on. */
    public static boolean wantsOtherConnection(Throwable failure, ProjectionStore store) {
        return Causes.of(failure).stream()
                .map(cause -> Causes.ask(() -> reason(cause, store)))
                .flatMap(Optional::stream)
                .anyMatch(reason -> reason == Reason.READ_ONLY || reason == Reason.STALE_SESSION);
    }

    /** Whether a pool had no connection to give. */
    public static boolean isExhausted(Throwable failure, ProjectionStore store) {
        return Causes.of(failure).stream()
                .map(cause -> Causes.ask(() -> reason(cause, store)))
                .flatMap(Optional::stream)
                .anyMatch(reason -> reason == Reason.EXHAUSTED);
    }

    private static Optional<Reason> reason(Throwable cause, ProjectionStore store) {
        Throwable meaning = cause instanceof SQLException sql ? store.translate("transaction", sql) : cause;
        return meaning instanceof StoreAccessException access ? Optional.of(access.reason()) : Optional.empty();
    }

    /** Whether a driver, a pool or the store reported a failure, rather than code of the application. */
    public static boolean isOfDatabase(Throwable failure) {
        return Causes.of(failure).stream()
                .anyMatch(cause -> cause instanceof SQLException || cause instanceof StoreAccessException);
    }

    /** Whether a failure of the database comes from the driver or the pool alone: what a server refuses has a code. */
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

    /** Pools say by the type alone that they have no connection to give. */
    private static boolean isConnectionFailure(@Nullable Throwable failure) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
    }
}
