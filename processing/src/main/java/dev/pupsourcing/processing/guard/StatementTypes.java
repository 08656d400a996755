// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.guard;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.Statement;

/** Which of JDBC's kinds a statement is. */
final class StatementTypes {

    private StatementTypes() {}

    static Class<? extends Statement> of(Statement statement) {
        if (statement instanceof CallableStatement) {
            return CallableStatement.class;
        }
        return statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    }
}
