// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.diagnosis.Diagnosis.Finding;
import dev.pupsourcing.jdbc.spi.ServerDiagnosis;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.log.LockHolder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a diagnosis finds out about a MySQL or MariaDB server. */
final class MySqlDiagnosis implements ServerDiagnosis {

    static final MySqlDiagnosis INSTANCE = new MySqlDiagnosis();

    /** The oldest supported versions, as 100 times the major version plus the minor version. */
    private static final int OLDEST_MARIADB = 1006;

    private static final int OLDEST_MYSQL = 800;

    private static final long SMALL_PACKET = 16_000_000;

    private static final String FACTS = """
            SELECT VERSION(), @@global.read_only, @@global.innodb_flush_log_at_trx_commit,
                   @@global.max_allowed_packet, @@global.max_connections,
                   (SELECT COUNT(*) FROM information_schema.PROCESSLIST), @@global.log_bin, @@global.sync_binlog""";

    private static final String TRANSACTIONS = "SELECT COUNT(*) FROM information_schema.INNODB_TRX";

    /** MySQL shows the locks of tables; MariaDB only with a plug-in. */
    private static final String LOCKS = """
            SELECT t.PROCESSLIST_ID, COALESCE(t.PROCESSLIST_USER, ''), COALESCE(t.PROCESSLIST_TIME, 0)
              FROM performance_schema.metadata_locks l
              JOIN performance_schema.threads t ON t.THREAD_ID = l.OWNER_THREAD_ID
             WHERE l.OBJECT_TYPE = 'TABLE'
               AND l.OBJECT_SCHEMA = DATABASE()
               AND l.OBJECT_NAME = ?
               AND l.LOCK_TYPE IN ('SHARED_NO_READ_WRITE', 'SHARED_READ_ONLY', 'EXCLUSIVE')
               AND l.LOCK_STATUS = 'GRANTED'""";

    private static final String SESSION = """
            SELECT COALESCE(HOST, ''), COALESCE(COMMAND, ''), COALESCE(LEFT(INFO, 2000), '')
              FROM information_schema.PROCESSLIST
             WHERE ID = ?""";

    private static final String SIZES = """
            SELECT COALESCE(DATA_LENGTH, 0), COALESCE(INDEX_LENGTH, 0)
              FROM information_schema.TABLES
             WHERE TABLE_SCHEMA = COALESCE(?, DATABASE()) AND TABLE_NAME = ?""";

    private MySqlDiagnosis() {}

    @Override
    public List<Finding> examine(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FACTS)) {
            row.next();
            findings.add(version(row.getString(1)));
            findings.add(writes(row.getBoolean(2)));
            addDurability(row, findings);
            addPacket(row.getLong(4), findings);
            addConnections(row.getLong(6), row.getLong(5), findings);
        }
        addVisibility(connection, findings);
        return findings;
    }

    private static Finding version(String version) {
        boolean mariaDb = version.contains("MariaDB");
        String name = (mariaDb ? "MariaDB " : "MySQL ") + version.replaceFirst("-MariaDB.*", "");
        String[] parts = version.split("[^0-9]+", 3);
        int number = Integer.parseInt(parts[0]) * 100 + Integer.parseInt(parts[1]);
        return number < (mariaDb ? OLDEST_MARIADB : OLDEST_MYSQL)
                ? Finding.problem(
                        "server",
                        name + " is not supported",
                        "upgrade the server to " + (mariaDb ? "MariaDB 10.6" : "MySQL 8.0") + " or newer")
                : Finding.ok("server", name);
    }

    private static Finding writes(boolean readOnly) {
        return readOnly
                ? Finding.problem(
                        "writes",
                        "this server is read-only, as a replica is, so nothing can be appended and no projection can "
                                + "run",
                        "connect to the primary; if this is the primary, SET GLOBAL read_only = 0")
                : Finding.ok("writes", "this server accepts writes");
    }

    private static void addDurability(ResultSet row, List<Finding> findings) throws SQLException {
        if (row.getInt(3) != 1) {
            findings.add(Finding.advice(
                    "settings",
                    "innodb_flush_log_at_trx_commit is " + row.getInt(3) + ", so a crash can lose the last commits",
                    "SET GLOBAL innodb_flush_log_at_trx_commit = 1, and in the server's configuration"));
        }
        if (row.getBoolean(7) && row.getInt(8) != 1) {
            findings.add(Finding.advice(
                    "settings",
                    "sync_binlog is " + row.getInt(8) + ", so a replica can lose the last commits in a crash",
                    "SET GLOBAL sync_binlog = 1, and in the server's configuration"));
        }
    }

    private static void addPacket(long bytes, List<Finding> findings) {
        if (bytes < SMALL_PACKET) {
            findings.add(Finding.advice(
                    "settings",
                    "max_allowed_packet is " + bytes + " bytes, which limits the size of an event",
                    "SET GLOBAL max_allowed_packet = 67108864, and in the server's configuration"));
        }
    }

    private static void addConnections(long used, long most, List<Finding> findings) {
        if (used * 10 > most * 9) {
            findings.add(Finding.advice(
                    "connections",
                    used + " of " + most + " connections of the server are in use",
                    "make the pools smaller, or increase max_connections"));
        }
    }

    private static void addVisibility(Connection connection, List<Finding> findings) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TRANSACTIONS)) {
            row.next();
        } catch (SQLException e) {
            if (!MySqlErrorCodes.isAccessDenied(e)) {
                throw e;
            }
            findings.add(Finding.advice(
                    "settings",
                    "this user cannot see which transactions of other users are open",
                    "GRANT PROCESS ON *.* to the user or its role"));
        }
    }

    @Override
    public List<LockHolder> tableLocks(Connection connection, StoreTables tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCKS)) {
            statement.setString(1, tables.names().events().name());
            try (ResultSet rows = statement.executeQuery()) {
                List<LockHolder> holders = new ArrayList<>();
                while (rows.next()) {
                    holders.add(
                            LockHolder.of(rows.getString(1), rows.getString(2), Duration.ofSeconds(rows.getLong(3))));
                }
                return holders;
            }
        } catch (SQLException e) {
            return List.of();
        }
    }

    @Override
    public List<TableSize> sizes(Connection connection, StoreTables tables) throws SQLException {
        List<TableSize> sizes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SIZES)) {
            for (TableName table : StoreTables.keys(tables.names()).values()) {
                statement.setString(1, table.schema().orElse(null));
                statement.setString(2, table.name());
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next()) {
                        sizes.add(new TableSize(table.toString(), row.getLong(1), row.getLong(2)));
                    }
                }
            }
        }
        sizes.sort(Comparator.comparingLong(TableSize::rowBytes).reversed());
        return sizes;
    }

    /** Nothing is known of other users' sessions without the privilege. */
    @Override
    public Optional<SessionFacts> session(Connection connection, String session) {
        try (PreparedStatement statement = connection.prepareStatement(SESSION)) {
            statement.setString(1, session);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new SessionFacts("", row.getString(1), row.getString(2), row.getString(3)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> endSession(String session) {
        return session.matches("\\d+") ? Optional.of("KILL " + session) : Optional.empty();
    }
}
