// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.LockHolder;
import dev.pupsourcing.jdbc.dialect.GapProof;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Proves positions settled by making history free of holes.
 *
 * <ol>
 *   <li>Scan the committed positions. Without a hole, all is settled.
 *   <li>Look at the holes again, uncommitted rows included. What shows is in flight: wait for it.
 *   <li>A hole that has shown nothing for a grace period is claimed by inserting a tombstone row at its position.
 * </ol>
 *
 * <p>The primary key decides: either the tombstone is there, and the append that had drawn the position draws another one,
 * or the append's row is there. So the grace period only spares appenders that work; it decides nothing. A user that may
 * not insert waits at the hole.
 */
final class TombstoneFence implements GapProof {

    /** How long a hole must have shown nothing before it is claimed. */
    static final Duration GRACE = Duration.ofMillis(200);

    /** How many positions one statement scans. */
    private static final int WINDOW = 10_000;

    /** The largest run of holes that an append could have left; beyond it somebody altered AUTO_INCREMENT. */
    private static final long MAX_HOLE = 100_000;

    private static final String NO_RIGHT =
            "this user may not insert into the events table, or the server is read-only, so"
                    + " that a dead position cannot be marked; read from the primary, as a user who may insert";

    private final FenceStatements statements;
    private final InstantSource clock;
    private final Map<Long, Instant> emptySince = new TreeMap<>();
    private boolean mayFence = true;
    private long from;
    private long to;

    TombstoneFence(FenceStatements statements, InstantSource clock) {
        this.statements = statements;
        this.clock = clock;
    }

    @Override
    public long settledFrom(long after) {
        return from <= after && after < to ? to : after;
    }

    @Override
    public long prove(Connection connection, long after, long seen) throws SQLException {
        if (after < from || after > to) {
            from = after;
            to = after;
            emptySince.clear();
        }
        boolean more = to < seen;
        while (more) {
            List<Long> holes = scan(connection, seen);
            more = to < seen && (holes.isEmpty() || closed(connection, holes));
        }
        return settledFrom(after);
    }

    /** Moves on to the first hole and returns all holes of the window that begins there. */
    private List<Long> scan(Connection connection, long seen) throws SQLException {
        List<Long> present = statements.committed(connection, to, seen, WINDOW);
        List<Long> holes = new ArrayList<>();
        long previous = to;
        for (long position : present) {
            checkHole(previous, position);
            for (long hole = previous + 1; hole < position; hole++) {
                holes.add(hole);
            }
            if (holes.isEmpty()) {
                to = position;
            }
            previous = position;
        }
        return holes;
    }

    private static void checkHole(long previous, long position) {
        if (position - previous > MAX_HOLE) {
            throw new EventStoreException(
                    "there is a hole of " + (position - previous - 1) + " positions after position " + previous
                            + ", more than any append leaves: somebody altered AUTO_INCREMENT; if no append of before is"
                            + " open any more, read on from position " + (position - 1),
                    null,
                    true);
        }
    }

    /** Ages the holes and claims those that are due; whether some were claimed, so that it is worth scanning again. */
    private boolean closed(Connection connection, List<Long> holes) throws SQLException {
        Set<Long> inFlight = new HashSet<>(
                statements.inFlight(connection, holes.get(0) - 1, holes.get(holes.size() - 1), 2 * WINDOW));
        Instant now = clock.instant();
        List<Long> due = new ArrayList<>();
        emptySince.keySet().retainAll(Set.copyOf(holes));
        for (long hole : holes) {
            if (inFlight.contains(hole)) {
                emptySince.remove(hole);
            } else if (!emptySince.computeIfAbsent(hole, key -> now).plus(GRACE).isAfter(now)) {
                due.add(hole);
            }
        }
        if (due.isEmpty() || !fence(connection, due)) {
            return false;
        }
        emptySince.keySet().removeAll(Set.copyOf(due));
        return true;
    }

    private boolean fence(Connection connection, List<Long> due) throws SQLException {
        try {
            mayFence = statements.isWritable(connection);
            if (mayFence) {
                statements.fence(connection, due);
            }
        } catch (SQLException e) {
            if (!MySqlFailures.isAccessDenied(e) && !MySqlFailures.isReadOnly(e)) {
                throw e;
            }
            mayFence = false;
        }
        return mayFence;
    }

    @Override
    public Optional<String> advice() {
        return mayFence ? Optional.empty() : Optional.of(NO_RIGHT);
    }

    @Override
    public List<LockHolder> holders(Connection connection) throws SQLException {
        return statements.holders(connection);
    }
}
