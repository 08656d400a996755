// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.diagnosis.Diagnosis.Finding;
import dev.pupsourcing.jdbc.spi.ServerDiagnosis;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.log.LockHolder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a diagnosis finds out about a PostgreSQL server. */
final class PostgresDiagnosis implements ServerDiagnosis {

    static final PostgresDiagnosis INSTANCE = new PostgresDiagnosis();

    private static final int OLDEST = 140_000;

    private static final String PREPARED = "prepared ";

    private static final String FACTS = """
            SELECT current_setting('server_version_num')::int, current_setting('server_version'),
                   pg_is_in_recovery(), current_setting('transaction_read_only') = 'on',
                   current_setting('fsync') = 'on', current_setting('autovacuum') = 'on',
                   current_setting('idle_in_transaction_session_timeout') = '0',
                   pg_has_role(current_user, 'pg_read_all_stats', 'USAGE'), current_user,
                   (SELECT COUNT(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
                   current_setting('max_connections')::int""";

    /** Locks with which other sessions cannot append. */
    private static final String LOCKS = """
            SELECT COALESCE(a.pid::text, l.virtualtransaction), COALESCE(a.usename, ''),
                   COALESCE(EXTRACT(EPOCH FROM clock_timestamp() - a.xact_start), 0)
              FROM pg_locks l
              LEFT JOIN pg_stat_activity a ON a.pid = l.pid
             WHERE l.locktype = 'relation'
               AND l.relation IN (SELECT to_regclass(t.name) FROM unnest(?) AS t (name))
               AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')
               AND l.granted
               AND l.pid IS DISTINCT FROM pg_backend_pid()
             ORDER BY 3 DESC""";

    private static final String SESSION = """
            SELECT COALESCE(application_name, ''), COALESCE(client_addr::text, ''), COALESCE(state, ''),
                   COALESCE(LEFT(query, 2000), '')
              FROM pg_stat_activity
             WHERE pid = ?""";

    private static final String SIZES = """
            SELECT t.name, SUM(pg_table_size(p.relation)), SUM(pg_indexes_size(p.relation))
              FROM unnest(?) AS t (name),
                   LATERAL (SELECT to_regclass(t.name) AS relation
                            UNION
                            SELECT relid FROM pg_partition_tree(to_regclass(t.name))) p
             GROUP BY t.name
             ORDER BY 2 DESC, 1""";

    private PostgresDiagnosis() {}

    @Override
    public List<Finding> examine(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FACTS)) {
            row.next();
            List<Finding> findings = new ArrayList<>();
            findings.add(version(row));
            findings.add(writes(row));
            addSettings(row, findings);
            addVisibility(row, findings);
            addConnections(row, findings);
            return findings;
        }
    }

    private static Finding version(ResultSet row) throws SQLException {
        String version = "PostgreSQL " + row.getString(2);
        return row.getInt(1) < OLDEST
                ? Finding.problem("server", version + " is not supported", "upgrade the server to version 14 or newer")
                : Finding.ok("server", version);
    }

    private static Finding writes(ResultSet row) throws SQLException {
        if (row.getBoolean(3)) {
            return Finding.problem(
                    "writes",
                    "this server is a standby, where nothing can be appended and no projection can run",
                    "connect to the primary, for example with targetServerType=primary in the JDBC URL");
        }
        return row.getBoolean(4)
                ? Finding.problem(
                        "writes",
                        "sessions of this user are read-only",
                        "turn default_transaction_read_only off for the user and the database, and read-only "
                                + "connections off in the driver and the pool")
                : Finding.ok("writes", "this server is a primary, and accepts writes");
    }

    private static void addSettings(ResultSet row, List<Finding> findings) throws SQLException {
        if (!row.getBoolean(5)) {
            findings.add(Finding.advice(
                    "settings",
                    "fsync is off, so a crash of the machine can destroy the log",
                    "ALTER SYSTEM SET fsync = on; SELECT pg_reload_conf()"));
        }
        if (!row.getBoolean(6)) {
            findings.add(Finding.advice(
                    "settings",
                    "autovacuum is off, so tables grow and queries become slow",
                    "ALTER SYSTEM SET autovacuum = on; SELECT pg_reload_conf()"));
        }
        if (row.getBoolean(7)) {
            findings.add(Finding.advice(
                    "settings",
                    "idle transactions never end, and one that has appended holds up all readers",
                    "ALTER ROLE %s SET idle_in_transaction_session_timeout = '60s'"
                            .formatted(quoted(row.getString(9)))));
        }
    }

    private static void addVisibility(ResultSet row, List<Finding> findings) throws SQLException {
        if (!row.getBoolean(8)) {
            findings.add(Finding.advice(
                    "settings",
                    "this user cannot see how long transactions of other users are open",
                    "GRANT pg_read_all_stats TO %s".formatted(quoted(row.getString(9)))));
        }
    }

    private static void addConnections(ResultSet row, List<Finding> findings) throws SQLException {
        long used = row.getLong(10);
        long most = row.getLong(11);
        if (used * 10 > most * 9) {
            findings.add(Finding.advice(
                    "connections",
                    used + " of " + most + " connections of the server are in use",
                    "make the pools smaller, use a pooler, or increase max_connections"));
        }
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }

    @Override
    public List<LockHolder> tableLocks(Connection connection, StoreTables tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCKS)) {
            statement.setArray(1, connection.createArrayOf("text", names(tables)));
            try (ResultSet rows = statement.executeQuery()) {
                List<LockHolder> holders = new ArrayList<>();
                while (rows.next()) {
                    Duration age = Duration.ofMillis((long) (rows.getDouble(3) * 1000));
                    holders.add(LockHolder.of(rows.getString(1), rows.getString(2), age));
                }
                return holders;
            }
        }
    }

    @Override
    public Optional<SessionFacts> session(Connection connection, String session) throws SQLException {
        if (!session.matches("\\d{1,9}")) {
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement(SESSION)) {
            statement.setInt(1, Integer.parseInt(session));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new SessionFacts(
                                row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    private static String[] names(StoreTables tables) {
        return StoreTables.keys(tables.names()).values().stream()
                .map(name -> StoreTables.quoted(name, PostgresDialect.INSTANCE))
                .toArray(String[]::new);
    }

    @Override
    public List<TableSize> sizes(Connection connection, StoreTables tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SIZES)) {
            statement.setArray(1, connection.createArrayOf("text", names(tables)));
            try (ResultSet rows = statement.executeQuery()) {
                List<TableSize> sizes = new ArrayList<>();
                while (rows.next()) {
                    sizes.add(new TableSize(rows.getString(1).replace("\"", ""), rows.getLong(2), rows.getLong(3)));
                }
                return sizes;
            }
        }
    }

    @Override
    public Optional<String> endSession(String session) {
        if (session.startsWith(PREPARED)) {
            return Optional.of("ROLLBACK PREPARED '%s'"
                    .formatted(session.substring(PREPARED.length()).replace("'", "''")));
        }
        return session.matches("\\d+")
                ? Optional.of("SELECT pg_terminate_backend(%s)".formatted(session))
                : Optional.empty();
    }
}
