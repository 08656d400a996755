// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.testkit.Waiting;
import dev.pupsourcing.testkit.servers.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Passwords on a server that trusts every login, as the embedded one does. */
final class PasswordRule {

    /** The server applies the first rule that fits; its file is read before it is written. */
    private static final String PREPEND = """
            DO $$
            DECLARE
              rules text := pg_read_file(current_setting('hba_file'));
            BEGIN
              EXECUTE format(
                'COPY (SELECT rule FROM regexp_split_to_table(%%L, E''\\n'') AS rule WHERE rule ~ ''^[a-z]'') TO %%L',
                E'host all "%s" all scram-sha-256\\n' || rules,
                current_setting('hba_file'));
            END $$""";

    private PasswordRule() {}

    /** Makes the server check the password of a role, unless it does already. */
    static void require(String url, String role) throws SQLException {
        if (!isTrusted(url, role)) {
            return;
        }
        try (Connection administrator = PostgresServer.shared().connect();
                Statement statement = administrator.createStatement()) {
            statement.execute(PREPEND.formatted(role));
            statement.execute("SELECT pg_reload_conf()");
        }
        Waiting.until("the rule", () -> !isTrusted(url, role));
    }

    private static boolean isTrusted(String url, String role) {
        try (Connection open = DriverManager.getConnection(url, role, "wrong")) {
            return !open.isClosed();
        } catch (SQLException e) {
            return false;
        }
    }
}
