// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.log.LockHolder;
import dev.pupsourcing.postgres.internal.position.KeptHorizon;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayDeque;
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
 *
 * <p>What was proven is written down now and then, see {@link KeptHorizon}: a reader that starts while somebody holds the
 * table goes on from there.
 */
final class PostgresGapProof implements GapProof {

    /** How many pairs of M and L are remembered; more would only make the horizon move in finer steps. */
    private static final int MAX_PENDING = 64;

    private static final String STANDBY =
            "this server is a standby, which shows no locks, so that no hole can be proven dead; read from the primary";

    /** A committed position that was seen, and who could have held a hole below it then. */
    private record Pending(long seen, Set<String> holders) {}

    private final TableLocks locks;
    private final KeptHorizon kept;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private TableLocks.Server server = TableLocks.Server.UNKNOWN;
    private String generation = "";
    private boolean standby;
    private long horizon;

    PostgresGapProof(StoreTables tables, InstantSource clock) {
        this.locks = new TableLocks(tables);
        this.kept = new KeptHorizon(tables, clock);
    }

    @Override
    public long settledFrom(long after) {
        return Math.max(after, horizon);
    }

    /** Asks for all that is committed by now, so that a reader which is far behind asks once and not for each page. */
    @Override
    public long prove(Connection connection, long after, long seen) throws SQLException {
        TableLocks.Answer answer = locks.ask(connection);
        standby = answer.server().standby();
        if (standby || !answer.server().equals(server) || !answer.generation().equals(generation)) {
            discard();
        }
        server = answer.server();
        generation = answer.generation();
        if (standby) {
            return after;
        }
        horizon = Math.max(horizon, answer.kept());
        strike(answer.holders());
        remember(Math.max(seen, answer.latest()), answer.holders());
        if (horizon > answer.kept()) {
            kept.keep(connection, horizon, generation);
        }
        return settledFrom(after);
    }

    private void discard() {
        server = TableLocks.Server.UNKNOWN;
        generation = "";
        horizon = 0;
        pending.clear();
    }

    @Override
    public boolean holds(Connection connection) throws SQLException {
        boolean same = locks.server(connection).equals(server);
        if (!same) {
            discard();
        }
        return same;
    }

    @Override
    public Optional<String> advice() {
        return standby ? Optional.of(STANDBY) : Optional.empty();
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

    @Override
    public List<LockHolder> holders(Connection connection) throws SQLException {
        return locks.reported(connection);
    }
}
