// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.LockHolder;
import dev.pupsourcing.jdbc.dialect.GapProof;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves positions settled by asking who still holds the events table.
 *
 * <p>Every append takes a {@code RowExclusiveLock} on the table before it draws a position and holds it until its commit
 * is visible. Positions are handed out in order. So:
 *
 * <ol>
 *   <li>The reader has seen a committed row at position M. Every hole below M was drawn before that.
 *   <li>Ask for the set L of transactions that hold the lock now. The owner of a hole is in L, or has finished.
 *   <li>Whenever asked again, strike from every remembered L the holders that are gone. Once it is empty, all holes below
 *       its M are dead or visible to the next statement: the log is settled up to M.
 * </ol>
 *
 * <p>Holders are told by {@code virtualtransaction}, which a prepared transaction keeps in its own form. A standby shows
 * no locks and proves nothing; in another incarnation of the server all that was remembered is void, because a crash that
 * the server recovers from by itself gives prepared transactions another form.
 */
final class PostgresGapProof implements GapProof {

    /** How many pairs of M and L are remembered; more would only make the horizon move in finer steps. */
    private static final int MAX_PENDING = 64;

    /** The last position comes from the statement's snapshot, which is older than any look at the locks. */
    private static final String IN_FLIGHT = """
            SELECT pg_is_in_recovery(), {{incarnation}}, l.virtualtransaction,
                   (SELECT MAX(global_position) FROM {{events}})
              FROM (VALUES (1)) AS one (n)
              LEFT JOIN pg_locks l
                ON l.locktype = 'relation'
               AND l.relation = ?::regclass
               AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND l.mode = 'RowExclusiveLock'
               AND l.granted
               AND l.pid IS DISTINCT FROM pg_backend_pid()""";

    private static final String SERVER = "SELECT pg_is_in_recovery(), {{incarnation}}";

    private static final String STANDBY =
            "this server is a standby, which shows no locks, so that no hole can be proven dead; read from the primary";

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

    /** A committed position that was seen, and who could have held a hole below it then. */
    private record Pending(long seen, Set<String> holders) {}

    /** What the server says at one moment. */
    private record Answer(boolean recovery, String incarnation, long latest, Set<String> holders) {}

    private final StoreTables tables;
    private final String inFlight;
    private final String runningServer;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private String incarnation = "";
    private boolean recovery;
    private long horizon;

    PostgresGapProof(StoreTables tables) {
        this.tables = tables;
        this.inFlight = tables.in(IN_FLIGHT.replace("{{incarnation}}", StartTimeMarks.INCARNATION));
        this.runningServer = SERVER.replace("{{incarnation}}", StartTimeMarks.INCARNATION);
    }

    @Override
    public long settledFrom(long after) {
        return Math.max(after, horizon);
    }

    /** Asks for all that is committed by now, so that a reader which is far behind asks once and not for each page. */
    @Override
    public long prove(Connection connection, long after, long seen) throws SQLException {
        Answer answer = ask(connection);
        if (answer.recovery() || !answer.incarnation().equals(incarnation)) {
            discard();
        }
        recovery = answer.recovery();
        if (recovery) {
            return after;
        }
        incarnation = answer.incarnation();
        strike(answer.holders());
        remember(Math.max(seen, answer.latest()), answer.holders());
        return settledFrom(after);
    }

    private void discard() {
        incarnation = "";
        horizon = 0;
        pending.clear();
    }

    @Override
    public boolean holds(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(runningServer);
                ResultSet row = statement.executeQuery()) {
            boolean same = row.next() && !row.getBoolean(1) && row.getString(2).equals(incarnation);
            if (!same) {
                discard();
            }
            return same;
        }
    }

    @Override
    public Optional<String> advice() {
        return recovery ? Optional.of(STANDBY) : Optional.empty();
    }

    private void strike(Set<String> holders) {
        for (Pending pair : pending) {
            pair.holders().retainAll(holders);
        }
        while (!pending.isEmpty() && pending.peekFirst().holders().isEmpty()) {
            horizon = Math.max(horizon, pending.removeFirst().seen());
        }
    }

    private void remember(long seen, Set<String> holders) {
        if (seen <= horizon) {
            return;
        }
        if (holders.isEmpty()) {
            horizon = seen;
            pending.clear();
        } else if (pending.isEmpty() || pending.peekLast().seen() < seen) {
            if (pending.size() == MAX_PENDING) {
                pending.removeLast();
            }
            pending.addLast(new Pending(seen, new HashSet<>(holders)));
        }
    }

    private Answer ask(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(inFlight)) {
            statement.setString(1, tables.events());
            try (ResultSet rows = statement.executeQuery()) {
                boolean recovery = true;
                String run = "";
                long latest = 0;
                Set<String> holders = new HashSet<>();
                while (rows.next()) {
                    recovery = rows.getBoolean(1);
                    run = rows.getString(2);
                    latest = rows.getLong(4);
                    String holder = rows.getString(3);
                    if (holder != null) {
                        holders.add(holder);
                    }
                }
                return new Answer(recovery, run, latest, holders);
            }
        }
    }

    @Override
    public List<LockHolder> holders(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDERS)) {
            statement.setString(1, tables.events());
            try (ResultSet rows = statement.executeQuery()) {
                List<LockHolder> holders = new ArrayList<>();
                while (rows.next()) {
                    Duration age = Duration.ofMillis((long) (rows.getDouble(3) * 1000));
                    holders.add(new LockHolder(rows.getString(1), rows.getString(2), age));
                }
                return holders;
            }
        }
    }
}
