// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.TransactionRules;
import java.sql.SQLException;
import java.util.Objects;

/** Begin and end of transactions in PostgreSQL, where a failed statement leaves nothing to commit. */
final class PostgresTransactionRules implements TransactionRules {

    static final PostgresTransactionRules INSTANCE = new PostgresTransactionRules();

    private static final String COMPLETION_UNKNOWN = "40003";

    private PostgresTransactionRules() {}

    /**
     * An error that the server sends in answer to a commit means that it has aborted the transaction; only a session that ends
     * meanwhile, or a server that cannot write its log, may have committed.
     */
    @Override
    public boolean isRolledBack(SQLException commitFailure) {
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
