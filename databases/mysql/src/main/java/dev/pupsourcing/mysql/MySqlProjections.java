// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.dialect.ProjectionSyntax;

/** What is MySQL's and MariaDB's own in the statements for projections. */
final class MySqlProjections implements ProjectionSyntax {

    static final MySqlProjections INSTANCE = new MySqlProjections();

    private MySqlProjections() {}

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

    @Override
    public boolean goesOnAfterDeadlock() {
        return true;
    }
}
