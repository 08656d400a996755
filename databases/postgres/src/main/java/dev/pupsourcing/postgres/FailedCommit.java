// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import java.sql.SQLException;
import java.util.Objects;

/** What a failed commit means in PostgreSQL, where a failed statement prevents the commit. */
final class FailedCommit {

    private static final String COMPLETION_UNKNOWN = "40003";

    private FailedCommit() {}

    /**
     * Whether it certainly stored nothing. If the server answers a commit with an error, it has aborted the transaction; only if the session ends, or the
     * server cannot write its WAL, it may have committed.
     */
    static boolean isRolledBack(SQLException commitFailure) {
        String state = Objects.requireNonNullElse(commitFailure.getSQLState(), "");
        boolean open = state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("58")
                || state.startsWith("53")
                || state.startsWith("XX")
                || state.equals(COMPLETION_UNKNOWN);
        return PostgresErrorCodes.isFromServer(commitFailure) ? !open : state.equals("25P02");
    }
}
