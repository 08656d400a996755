// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.dialect.SqlFailure;
import dev.pupsourcing.jdbc.dialect.SqlFailure.Kind;
import java.sql.SQLException;
import java.util.Objects;

/** What the error codes of MySQL and MariaDB mean (their server error references). A failed statement undoes itself only. */
final class MySqlFailures {

    private static final int NO_SAVEPOINT = 1305;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private MySqlFailures() {}

    static boolean isDuplicate(SQLException failure) {
        return classify(failure).kind() == Kind.DUPLICATE_KEY;
    }

    /** Whether somebody else held a lock for too long, or was preferred in a deadlock. */
    static boolean isLockConflict(SQLException failure) {
        return failure.getErrorCode() == LOCK_WAIT_TIMEOUT || classify(failure).kind() == Kind.TRANSACTION_LOST;
    }

    static boolean isAccessDenied(SQLException failure) {
        return classify(failure).kind() == Kind.ACCESS_DENIED;
    }

    static boolean isReadOnly(SQLException failure) {
        return classify(failure).kind() == Kind.READ_ONLY;
    }

    static boolean isNoSavepoint(SQLException failure) {
        return failure.getErrorCode() == NO_SAVEPOINT;
    }

    static SqlFailure classify(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 1213, 1020 -> new SqlFailure(Kind.TRANSACTION_LOST, false);
            case 1062, 1586 -> new SqlFailure(Kind.DUPLICATE_KEY, true);
            case LOCK_WAIT_TIMEOUT, 3024, 1969, 3572 -> new SqlFailure(Kind.TIMEOUT, true);
            case 1146, 1054, 1049 -> new SqlFailure(Kind.SCHEMA_MISSING, true);
            case 1290, 1792, 1836 -> new SqlFailure(Kind.READ_ONLY, true);
            case 1021, 1114, 3 -> new SqlFailure(Kind.STORAGE_FULL, true);
            case 1044, 1045, 1142, 1143, 1227, 1370, 1698 -> new SqlFailure(Kind.ACCESS_DENIED, true);
            case 1040, 1053, 1152, 1158, 1159, 1160, 1161, 1203, 1927, 2006, 2013, 4031 ->
                new SqlFailure(Kind.UNAVAILABLE, false);
            default -> byState(Objects.requireNonNullElse(failure.getSQLState(), ""));
        };
    }

    private static SqlFailure byState(String state) {
        if (state.startsWith("40")) {
            return new SqlFailure(Kind.TRANSACTION_LOST, false);
        }
        return state.startsWith("08") ? new SqlFailure(Kind.UNAVAILABLE, false) : new SqlFailure(Kind.OTHER, true);
    }
}
