// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.SqlFailure.Kind;
import dev.pupsourcing.jdbc.spi.support.SqlCauses;
import java.sql.SQLException;

/** SQLite's result codes (sqlite.org/rescode.html). */
final class SqliteErrorCodes {

    private static final int CONSTRAINT = 19;

    private static final int ERROR = 1;
    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int NOMEM = 7;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int PROTOCOL = 15;
    private static final int TOOBIG = 18;
    private static final int AUTH = 23;
    private static final int NOTADB = 26;

    private SqliteErrorCodes() {}

    static boolean isConstraint(SQLException failure) {
        return SqlCauses.any(failure, cause -> (cause.getErrorCode() & 0xff) == CONSTRAINT);
    }

    /** An invalid statement, such as the release of a savepoint that does not exist. */
    static boolean isError(SQLException failure) {
        return SqlCauses.any(failure, cause -> cause.getErrorCode() == ERROR);
    }

    /** Whether only the statement failed, and earlier changes of the transaction remain. */
    static boolean isRefusal(SQLException failure) {
        return isConstraint(failure) || isError(failure);
    }

    static SqlFailure classify(SQLException failure) {
        return SqlCauses.classify(failure, SqliteErrorCodes::meaning);
    }

    private static SqlFailure meaning(SQLException failure) {
        if (isBusySnapshot(failure)) {
            return new SqlFailure(Kind.TRANSACTION_LOST, false);
        }
        return switch (failure.getErrorCode() & 0xff) {
            case CONSTRAINT -> new SqlFailure(Kind.DUPLICATE_KEY, true);
            case BUSY, LOCKED, PROTOCOL -> new SqlFailure(Kind.TIMEOUT, true);
            case READONLY -> new SqlFailure(Kind.READ_ONLY, true);
            case FULL -> new SqlFailure(Kind.STORAGE_FULL, false);
            case TOOBIG -> new SqlFailure(Kind.TOO_LARGE, false);
            case NOMEM -> new SqlFailure(Kind.EXHAUSTED, false);
            case CORRUPT -> new SqlFailure(Kind.SERVER_FAULT, false);
            case IOERR, CANTOPEN, NOTADB -> new SqlFailure(Kind.UNAVAILABLE, false);
            case PERM, AUTH -> new SqlFailure(Kind.ACCESS_DENIED, true);
            case ERROR -> new SqlFailure(Kind.OTHER, true);
            default -> new SqlFailure(Kind.OTHER, false);
        };
    }

    /** The driver truncates extended codes, and puts their names before its messages. */
    private static boolean isBusySnapshot(SQLException failure) {
        return (failure.getErrorCode() & 0xff) == BUSY
                && String.valueOf(failure.getMessage()).startsWith("[SQLITE_BUSY_SNAPSHOT]");
    }
}
