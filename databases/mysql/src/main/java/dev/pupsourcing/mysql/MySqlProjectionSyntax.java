// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.ProjectionSyntax;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The projection syntax of MySQL and MariaDB. */
final class MySqlProjectionSyntax implements ProjectionSyntax {

    static final MySqlProjectionSyntax INSTANCE = new MySqlProjectionSyntax();

    /** The session's previous limit, in a session variable. */
    private static final String LIMIT_IDLE =
            "SET @pupsourcing_wait_timeout = @@SESSION.wait_timeout, @@SESSION.wait_timeout = ";

    private static final String UNLIMIT_IDLE = "SET @@SESSION.wait_timeout = @pupsourcing_wait_timeout";

    private MySqlProjectionSyntax() {}

    @Override
    public String now() {
        return "UTC_TIMESTAMP(6)";
    }

    @Override
    public String nowPlusMillis() {
        return "UTC_TIMESTAMP(6) + INTERVAL (? * 1000) MICROSECOND";
    }

    @Override
    public String unlessPresent(String keyColumn) {
        return "ON DUPLICATE KEY UPDATE " + keyColumn + " = " + keyColumn;
    }

    @Override
    public String forUpdate() {
        return "FOR UPDATE";
    }

    @Override
    public String forUpdateNoWait() {
        return "FOR UPDATE NOWAIT";
    }

    /** At REPEATABLE READ, only locking reads see what was committed after the first read of the transaction. */
    @Override
    public String latestRows() {
        return "LOCK IN SHARE MODE";
    }

    /** In whole seconds, at least one. MySQL limits only sessions, not transactions; MariaDB supports that too. */
    @Override
    public void limitIdle(Connection tx, Duration idle) throws SQLException {
        execute(tx, LIMIT_IDLE + Math.max(1, idle.plusMillis(999).toSeconds()));
    }

    @Override
    public void unlimitIdle(Connection tx) throws SQLException {
        execute(tx, UNLIMIT_IDLE);
    }

    private static void execute(Connection tx, String sql) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql);
        }
    }
}
