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
 * Proves that positions are settled by finding out which transactions hold the events table.
 *
 * <p>Every append takes a {@code RowExclusiveLock} on the table before it gets a position, and holds it until its
 * commit is visible. Positions are assigned in order. Therefore:
 *
 * <ol> <li>The reader has seen a committed row at position M. All missing positions below M were assigned before that.
 * <li>Query the set L of transactions that hold the lock now. The owner of a missing position is in L, or has ended.
 * <li>At each later query, remove the holders that have ended from every recorded L. Once it is empty, all missing
 * positions below its M stay empty or are visible to the next statement: the log is settled up to M.
 * </ol>
 *
 * <p>Holders are identified by {@code virtualtransaction}, which a prepared transaction keeps in its own form. A
 * standby shows no locks and proves nothing. In another server incarnation all recorded facts are void, because after
 * crash recovery prepared transactions have another form.
 *
 * <p>The proven position is stored regularly, see {@link KeptHorizon}: a reader that starts while transactions hold the
 * table continues from there.
 */
final class PostgresGapProof implements GapProof {

    /** The maximum number of recorded pairs of M and L; more would only make the horizon move in smaller steps. */
    private static final int MAX_PENDING = 64;

    private static final String STANDBY =
            "this server is a standby, which shows no locks, so no gap can be proven; read from the primary";

    /** A committed position, and the transactions that could hold a missing position below it. */
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

    /** Proves everything that is committed by now, so that a reader that lags needs one proof and not one per page. */
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
