// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.diagnosis.Diagnosis.Finding;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** Whether the database can be reached. */
final class ConnectionReport {

    private static final String CHECK = "connection";

    private ConnectionReport() {}

    static Finding of(Connection connection) throws SQLException {
        DatabaseMetaData facts = connection.getMetaData();
        String user = facts.getUserName();
        return Finding.ok(
                CHECK,
                facts.getDatabaseProductName() + " " + facts.getDatabaseProductVersion()
                        + (user == null || user.isEmpty() ? "" : ", user " + user) + ", driver "
                        + facts.getDriverName() + " " + facts.getDriverVersion());
    }

    static Finding failed(SQLException failure) {
        String cure = switch (SqlErrorTranslator.notOpened(failure).reason()) {
            case EXHAUSTED -> "enlarge the pool, or find out what holds its connections";
            case ACCESS_DENIED -> "check the user and the password, and that the role may log in";
            default -> "check the URL, and that the server runs and accepts connections";
        };
        return Finding.problem(CHECK, "the database cannot be opened: " + SafeMessage.of(failure), cure);
    }
}
