// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.trait;

import dev.pupsourcing.tck.fixture.Access;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that looks whether a table has rows. Its exit code is 0 if it has. */
final class OtherProcess {

    private OtherProcess() {}

    /** Looks; the arguments are the JDBC URL, the user, the password and the table. */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2]);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM %s".formatted(arguments[3]))) {
            System.exit(rows.next() ? 0 : 1);
        }
    }

    /** Whether another process sees rows in a table. */
    static boolean sees(Access access, String table) throws IOException, InterruptedException {
        return new ProcessBuilder(access.command(OtherProcess.class, "-Xmx64m", table))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
