// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;

/** Rules about transactions that are derived from a dialect's classification of failures. */
final class ClassifiedFailures implements GuardRules {

    private static final String COMPLETION_UNKNOWN = "40003";

    private final Dialect dialect;

    ClassifiedFailures(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public boolean isUndoneBy(Exception failure, Connection tx) {
        if (!(failure instanceof SQLException sql)) {
            return true;
        }
        SqlFailure.Kind kind = dialect.classify(sql, tx).kind();
        return kind == SqlFailure.Kind.TRANSACTION_LOST || kind == SqlFailure.Kind.UNAVAILABLE;
    }

    /** Whether a failed commit certainly stored nothing. */
    static boolean areRolledBack(Dialect dialect, SQLException commitFailure) {
        if (COMPLETION_UNKNOWN.equals(commitFailure.getSQLState())) {
            return false;
        }
        return switch (dialect.classify(commitFailure, null).kind()) {
            case TRANSACTION_LOST, DUPLICATE_KEY, READ_ONLY -> true;
            default -> false;
        };
    }
}
