// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.ProjectionSyntax;

/** What is SQLite's own in the statements for projections. One transaction writes at a time, so no row needs a lock. */
final class SqliteProjectionSyntax implements ProjectionSyntax {

    static final SqliteProjectionSyntax INSTANCE = new SqliteProjectionSyntax();

    private SqliteProjectionSyntax() {}

    /** The clock tells milliseconds; three more digits make it as long as the other instants. */
    @Override
    public String now() {
        return "strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')";
    }

    @Override
    public String nowPlusMillis() {
        return "strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', (? / 1000.0) || ' seconds')";
    }

    @Override
    public String unlessPresent(String keyColumn) {
        return "ON CONFLICT DO NOTHING";
    }

    @Override
    public String forUpdate() {
        return "";
    }

    @Override
    public String forUpdateNoWait() {
        return "";
    }
}
