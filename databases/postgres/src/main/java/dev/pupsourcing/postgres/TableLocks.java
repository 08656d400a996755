// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.log.LockHolder;
import dev.pupsourcing.postgres.internal.position.SequenceCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Queries the transactions that hold the events table, and in the same statement the other facts for a proof. Stateless
 * and thread-safe.
 */
final class TableLocks {

    /** The last position comes from the statement's snapshot, which is older than its view of the locks. */
    private static final String ASK = """
            SELECT pg_is_in_recovery(), {{incarnation}}, l.virtualtransaction,
                   {{facts}},
                   {{generation}},
                   (SELECT i.settled_position FROM {{store_info}} i WHERE i.settled_sequence = {{generation}})
              FROM {{source}}
              LEFT JOIN pg_locks l
                ON l.locktype = 'relation'
               AND l.relation = ?::regclass
               AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND l.mode = 'RowExclusiveLock'
               AND l.granted
               AND l.pid IS DISTINCT FROM pg_backend_pid()""";

    private static final String SERVER = "SELECT pg_is_in_recovery(), {{incarnation}}";

    private static final String HOLDERS = """
            SELECT COALESCE(a.pid::text, 'prepared ' || p.gid, l.virtualtransaction),
                   COALESCE(a.usename, p.owner, ''),
                   EXTRACT(EPOCH FROM clock_timestamp() - COALESCE(a.xact_start, p.prepared))
              FROM pg_locks l
              LEFT JOIN pg_stat_activity a ON a.pid = l.pid
              LEFT JOIN pg_locks t
                ON l.pid IS NULL AND t.locktype = 'transactionid' AND t.virtualtransaction = l.virtualtransaction
              LEFT JOIN pg_prepared_xacts p ON p.transaction = t.transactionid
             WHERE l.locktype = 'relation'
               AND l.relation = ?::regclass
               AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND l.mode = 'RowExclusiveLock'
               AND l.granted
               AND l.pid IS DISTINCT FROM pg_backend_pid()
             ORDER BY 3 DESC NULLS LAST""";

    private final StoreTables tables;
    private final String ask;
    private final String runningServer;

    TableLocks(StoreTables tables) {
        this.tables = tables;
        this.ask = tables.in(SequenceCheck.in(ASK).replace("{{incarnation}}", PostgresServerIncarnations.INCARNATION));
        this.runningServer = SERVER.replace("{{incarnation}}", PostgresServerIncarnations.INCARNATION);
    }

    /**
     * The facts at one moment.
     *
     * @param server the server incarnation, and whether it is a standby
     * @param generation changes when positions restart
     * @param latest the last committed position
     * @param kept the position up to which the log is settled, as stored by an earlier reader
     * @param holders the transactions that hold the table
     */
    record Answer(Server server, String generation, long latest, long kept, Set<String> holders) {}

    /** A server incarnation. */
    record Server(boolean standby, String incarnation) {

        static final Server UNKNOWN = new Server(true, "");
    }

    /**
     * Queries all facts.
     *
     * @throws dev.pupsourcing.SchemaException if positions are not assigned in order and above the end of the log
     */
    Answer ask(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ask)) {
            statement.setString(1, tables.events());
            statement.setString(2, tables.events());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                Server server = server(rows);
                if (!server.standby()) {
                    SequenceCheck.check(rows, 4, tables);
                }
                int next = 4 + SequenceCheck.COLUMNS;
                return new Answer(server, rows.getString(next), rows.getLong(4), rows.getLong(next + 1), holders(rows));
            }
        }
    }

    private static Server server(ResultSet row) throws SQLException {
        return new Server(row.getBoolean(1), row.getString(2));
    }

    private static Set<String> holders(ResultSet rows) throws SQLException {
        Set<String> holders = new HashSet<>();
        do {
            String holder = rows.getString(3);
            if (holder != null) {
                holders.add(holder);
            }
        } while (rows.next());
        return holders;
    }

    /** Queries the server incarnation. */
    Server server(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(runningServer)) {
            return row.next() ? server(row) : Server.UNKNOWN;
        }
    }

    /** The sessions and prepared transactions that hold the table, for reports. */
    List<LockHolder> reported(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDERS)) {
            statement.setString(1, tables.events());
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
}
