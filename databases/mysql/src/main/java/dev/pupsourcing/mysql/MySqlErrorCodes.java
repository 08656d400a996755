// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.SqlFailure.Kind;
import dev.pupsourcing.jdbc.spi.support.SqlCauses;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/**
 * The error codes of MySQL and MariaDB, from their server error references. A failed statement rolls back only itself.
 */
final class MySqlErrorCodes {

    private static final int NO_SAVEPOINT = 1305;
    private static final int NULL_REFUSED = 1048;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    private MySqlErrorCodes() {}

    /** Whether the server reported a failure, and so rolled back the statement; failures of the driver have no code. */
    static boolean isFromServer(SQLException failure) {
        return SqlCauses.any(failure, cause -> cause.getErrorCode() > 0);
    }

    private static boolean hasCode(SQLException failure, int code) {
        return SqlCauses.any(failure, cause -> cause.getErrorCode() == code);
    }

    static boolean isDuplicate(SQLException failure) {
        return classify(failure).kind() == Kind.DUPLICATE_KEY;
    }

    static boolean isNullRefused(SQLException failure) {
        return hasCode(failure, NULL_REFUSED);
    }

    /** Whether another transaction held a lock for too long, or was preferred in a deadlock. */
    static boolean isLockConflict(SQLException failure) {
        return hasCode(failure, LOCK_WAIT_TIMEOUT) || classify(failure).kind() == Kind.TRANSACTION_LOST;
    }

    /** Whether a lock was not granted, in time or without waiting, and nothing else happened. */
    static boolean isLockTimeout(SQLException failure) {
        return classify(failure).kind() == Kind.TIMEOUT;
    }

    static boolean isAccessDenied(SQLException failure) {
        return classify(failure).kind() == Kind.ACCESS_DENIED;
    }

    static boolean isReadOnly(SQLException failure) {
        return classify(failure).kind() == Kind.READ_ONLY;
    }

    static boolean isNoSavepoint(SQLException failure) {
        return hasCode(failure, NO_SAVEPOINT);
    }

    /**
     * Classifies a failure on a connection: settings may make a lock time-out roll back the whole transaction, and a
     * driver may itself reject writes on a read-only connection.
     */
    static SqlFailure classify(SQLException failure, Connection connection) {
        SqlFailure meaning = classify(failure);
        if (meaning.kind() == Kind.OTHER && !isFromServer(failure) && isReadOnly(connection)) {
            return new SqlFailure(Kind.READ_ONLY, false);
        }
        return hasCode(failure, LOCK_WAIT_TIMEOUT) && rollsBackOnTimeout(connection)
                ? new SqlFailure(Kind.TRANSACTION_LOST, false)
                : meaning;
    }

    private static boolean isReadOnly(Connection connection) {
        try {
            return connection.isReadOnly();
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean rollsBackOnTimeout(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@innodb_rollback_on_timeout")) {
            return !row.next() || row.getBoolean(1);
        } catch (SQLException e) {
            return true;
        }
    }

    static SqlFailure classify(SQLException failure) {
        return SqlCauses.classify(failure, MySqlErrorCodes::meaning);
    }

    private static SqlFailure meaning(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 1213, 1020 -> new SqlFailure(Kind.TRANSACTION_LOST, false);
            case 1062, 1586 -> new SqlFailure(Kind.DUPLICATE_KEY, true);
            case LOCK_WAIT_TIMEOUT, 1317, 3024, 1969, 3572 -> new SqlFailure(Kind.TIMEOUT, true);
            case 1146, 1054, 1049 -> new SqlFailure(Kind.SCHEMA_MISSING, true);
            case 1290, 1792, 1836 -> new SqlFailure(Kind.READ_ONLY, true);
            case 1021, 1114, 1026, 3 -> new SqlFailure(Kind.STORAGE_FULL, true);
            case 1153 -> new SqlFailure(Kind.TOO_LARGE, false);
            case 1044, 1045, 1142, 1143, 1227, 1251, 1370, 1698 -> new SqlFailure(Kind.ACCESS_DENIED, true);
            case 1040, 1053, 1152, 1158, 1159, 1160, 1161, 1203, 1927, 2006, 2013, 3168, 3169, 4031 ->
                new SqlFailure(Kind.UNAVAILABLE, false);
            case 5, 1037, 1038, 1041, 1135, 1206, 1226, 1461, 1637 -> new SqlFailure(Kind.EXHAUSTED, false);
            case 1023, 1024, 1030, 1033, 1034, 1035, 1180, 1194, 1195, 1712 -> new SqlFailure(Kind.SERVER_FAULT, false);
            case 1243, 1615 -> new SqlFailure(Kind.STALE_SESSION, true);
            default -> byState(failure);
        };
    }

    private static SqlFailure byState(SQLException failure) {
        if (isTooLargeForDriver(failure)) {
            return new SqlFailure(Kind.TOO_LARGE, false);
        }
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        if (state.startsWith("40")) {
            return new SqlFailure(Kind.TRANSACTION_LOST, false);
        }
        return switch (state.length() < 2 ? state : state.substring(0, 2)) {
            case "08" -> new SqlFailure(Kind.UNAVAILABLE, false);
            case "28" -> new SqlFailure(Kind.ACCESS_DENIED, isFromServer(failure));
            case "70" -> new SqlFailure(Kind.TIMEOUT, isFromServer(failure));
            default -> new SqlFailure(Kind.OTHER, isFromServer(failure));
        };
    }

    /**
     * Whether a driver itself rejected a statement because of the server's limit or a limit in its settings. Both
     * drivers have no server code for that, but name the server's variable.
     */
    static boolean isTooLargeForDriver(SQLException failure) {
        return failure.getErrorCode() <= 0
                && String.valueOf(failure.getMessage()).contains("max_allowed_packet");
    }
}
