// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.diagnosis.Diagnosis.Finding;
import dev.pupsourcing.jdbc.spi.ServerDiagnosis;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What a diagnosis finds out about an SQLite database. */
final class SqliteDiagnosis implements ServerDiagnosis {

    static final SqliteDiagnosis INSTANCE = new SqliteDiagnosis();

    private static final int OLDEST = 335;

    private static final int SHORT_WAIT_MILLIS = 1_000;

    /** The time to wait for the write lock, in seconds. */
    private static final int PATIENCE = 3;

    private SqliteDiagnosis() {}

    @Override
    public List<Finding> examine(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        findings.add(version(text(connection, "SELECT sqlite_version()")));
        findings.add(writes(connection));
        if (!text(connection, "PRAGMA journal_mode").equalsIgnoreCase("wal")) {
            findings.add(Finding.advice(
                    "settings",
                    "journal_mode is not WAL, so readers and the writer wait for each other",
                    "PRAGMA journal_mode = WAL, or ?journal_mode=WAL in the JDBC URL"));
        }
        if (Integer.parseInt(text(connection, "PRAGMA busy_timeout")) < SHORT_WAIT_MILLIS) {
            findings.add(Finding.advice(
                    "settings",
                    "busy_timeout is below one second, so a writer fails if another one is active",
                    "?busy_timeout=30000 in the JDBC URL"));
        }
        if (text(connection, "PRAGMA synchronous").equals("0")) {
            findings.add(Finding.advice(
                    "settings",
                    "synchronous is OFF, so a power failure can damage the file",
                    "?synchronous=NORMAL in the JDBC URL"));
        }
        return findings;
    }

    private static Finding version(String version) {
        String[] parts = version.split("\\.");
        return Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]) < OLDEST
                ? Finding.problem("server", "SQLite " + version + " is not supported", "use a newer sqlite-jdbc")
                : Finding.ok("server", "SQLite " + version);
    }

    /**
     * Takes the write lock for a moment, and writes what is already there, because in a file that is read-only a
     * transaction begins without the lock.
     */
    private static Finding writes(Connection connection) throws SQLException {
        String version = text(connection, "PRAGMA user_version");
        if (text(connection, "PRAGMA query_only").equals("1")) {
            return readOnly("the connection is read-only");
        }
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE);
            statement.execute("BEGIN IMMEDIATE");
            try {
                statement.execute("PRAGMA user_version = " + version);
            } finally {
                statement.execute("ROLLBACK");
            }
            return Finding.ok("writes", "the file can be written");
        } catch (SQLException e) {
            return unwritable(e);
        }
    }

    private static Finding unwritable(SQLException failure) throws SQLException {
        SqlFailure.Kind kind = SqliteErrorCodes.classify(failure).kind();
        if (kind == SqlFailure.Kind.READ_ONLY) {
            return readOnly("the file is read-only");
        }
        if (kind == SqlFailure.Kind.TIMEOUT) {
            return Finding.problem(
                    "locks",
                    "another connection has held the write lock for more than " + PATIENCE + " s",
                    "find the process that has the file open (lsof, fuser), and end its transaction or the process");
        }
        throw failure;
    }

    private static Finding readOnly(String what) {
        return Finding.problem(
                "writes",
                what,
                "give the user of this process the right to write to the file and its folder, and remove read-only "
                        + "settings from the JDBC URL");
    }

    /** The size of the file; SQLite would have to read all of it for the sizes of tables. */
    @Override
    public List<TableSize> sizes(Connection connection, StoreTables tables) throws SQLException {
        long pages = Long.parseLong(text(connection, "PRAGMA page_count"));
        long size = Long.parseLong(text(connection, "PRAGMA page_size"));
        return List.of(new TableSize("(the database file)", pages * size, 0));
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
