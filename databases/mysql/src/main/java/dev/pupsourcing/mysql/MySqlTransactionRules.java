// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.TransactionRules;
import java.sql.SQLException;

/** The transaction rules of MySQL and MariaDB. */
final class MySqlTransactionRules implements TransactionRules {

    private final TransactionRules byCode;

    MySqlTransactionRules(MySqlDialect dialect) {
        this.byCode = TransactionRules.of(dialect);
    }

    @Override
    public boolean isRolledBack(SQLException commitFailure) {
        return MySqlErrorCodes.isFromServer(commitFailure) && byCode.isRolledBack(commitFailure);
    }
}
