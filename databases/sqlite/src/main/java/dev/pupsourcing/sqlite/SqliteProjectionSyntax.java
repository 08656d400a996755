// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.ProjectionSyntax;

/** The projection syntax of SQLite. One transaction writes at a time, so rows need no locks. */
final class SqliteProjectionSyntax implements ProjectionSyntax {

    static final SqliteProjectionSyntax INSTANCE = new SqliteProjectionSyntax();

    private SqliteProjectionSyntax() {}

    /** The clock has milliseconds; three more digits give it the length of other instants. */
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

    @Override
    public boolean cachesStatements() {
        return false;
    }
}
