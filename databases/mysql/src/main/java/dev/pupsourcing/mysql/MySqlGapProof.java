// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.log.LockHolder;
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
 *   <li>A hole that shows nothing, and has lain below a committed position for a grace period, is claimed by inserting a
 *       tombstone row at its position. Large holes are claimed block by block, over several readings.
 * </ol>
 *
 * <p>The primary key decides: either the tombstone is there, and the append that had drawn the position draws another one,
 * or the append's row is there. So the grace period only spares appenders that work; it decides nothing. A user that may
 * not insert waits at the hole.
 */
final class MySqlGapProof implements GapProof {

    /** How long a hole must have lain below a committed position before it is claimed. */
    static final Duration GRACE = Duration.ofMillis(200);

    /** How many committed positions one statement scans. */
    private static final int WINDOW = 10_000;

    /** How many positions of holes are looked at together. */
    private static final int BLOCK = 5_000;

    /** How many holes one reading claims at most, so that it comes back to what can be delivered. */
    private static final int MOST_CLAIMS = 20_000;

    /** How many ends of the log are remembered with the time at which they were first seen. */
    private static final int MOST_ENDS = 64;

    /** The largest run of holes that is claimed one by one; an import that is rolled back leaves fewer. */
    private static final long MOST_HOLES = 5_000_000;

    private static final String NO_RIGHT =
            "this user may not insert into the events table, or the server is read-only, so"
                    + " that a dead position cannot be marked; read from the primary, as a user who may insert";

    private final TombstoneStatements statements;
    private final InstantSource clock;
    private final TreeMap<Long, Instant> ends = new TreeMap<>();
    private boolean mayFence = true;
    private long nextHole;
    private long from;
    private long to;

    MySqlGapProof(TombstoneStatements statements, InstantSource clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** Positions that are missing. */
    private record Hole(long first, long last) {}

    @Override
    public long settledFrom(long after) {
        return from <= after && after < to ? to : after;
    }

    @Override
    public long prove(Connection connection, long after, long seen) throws SQLException {
        if (after < from || after > to) {
            from = after;
            to = after;
            ends.clear();
        }
        noteEnd(seen);
        Set<Long> tried = new HashSet<>();
        boolean more = to < seen;
        while (more) {
            List<Hole> holes = scan(connection, seen);
            more = to < seen && (holes.isEmpty() || (isClaimable(after) && claimed(connection, holes, tried)));
        }
        return settledFrom(after);
    }

    private void noteEnd(long seen) {
        ends.headMap(to, true).clear();
        if (ends.size() < MOST_ENDS && (ends.isEmpty() || ends.lastKey() < seen)) {
            ends.put(seen, clock.instant());
        }
    }

    /** Moves on to the first hole, and returns the holes of the block that begins there. */
    private List<Hole> scan(Connection connection, long seen) throws SQLException {
        List<Hole> holes = new ArrayList<>();
        long room = BLOCK;
        nextHole = 0;
        long previous = to;
        for (long position : statements.committed(connection, to, seen, WINDOW)) {
            long missing = position - previous - 1;
            if (missing > 0 && room > 0 && !isMarked(connection, previous, position)) {
                nextHole = holes.isEmpty() ? missing : nextHole;
                holes.add(new Hole(previous + 1, Math.min(position - 1, previous + room)));
                room -= missing;
            }
            if (holes.isEmpty()) {
                to = position;
            }
            previous = position;
        }
        return holes;
    }

    /** Whether an administrator has marked all that lies between two positions as dead. */
    private boolean isMarked(Connection connection, long previous, long position) throws SQLException {
        return position - previous > BLOCK && statements.isRangeMarker(connection, previous + 1, position);
    }

    /** Whether the next hole is of a size that appends leave; what comes before one that is not is delivered first. */
    private boolean isClaimable(long after) {
        if (nextHole > MOST_HOLES && to == after) {
            throw new EventStoreException(
                    "there is a hole of " + nextHole + " positions after position " + to
                            + ", more than appends leave: somebody altered AUTO_INCREMENT; when no append of before"
                            + " is open any more, run " + statements.rangeMarker(to + 1, to + nextHole),
                    null,
                    true);
        }
        return nextHole <= MOST_HOLES;
    }

    /** Claims the holes that are due; whether there were any, so that it is worth scanning again. */
    private boolean claimed(Connection connection, List<Hole> holes, Set<Long> tried) throws SQLException {
        long last = holes.get(holes.size() - 1).last();
        Set<Long> inFlight =
                new HashSet<>(statements.inFlight(connection, holes.get(0).first() - 1, last, BLOCK + WINDOW));
        Instant now = clock.instant();
        List<Long> due = new ArrayList<>();
        for (Hole hole : holes) {
            for (long position = hole.first(); position <= hole.last(); position++) {
                if (isOld(position, now) && !inFlight.contains(position) && tried.add(position)) {
                    due.add(position);
                }
            }
        }
        return !due.isEmpty() && fence(connection, due) && tried.size() < MOST_CLAIMS;
    }

    /** Whether a committed position above has been seen for long enough. */
    private boolean isOld(long position, Instant now) {
        Map.Entry<Long, Instant> above = ends.ceilingEntry(position);
        return above != null && !above.getValue().plus(GRACE).isAfter(now);
    }

    private boolean fence(Connection connection, List<Long> due) throws SQLException {
        try {
            mayFence = statements.isWritable(connection);
            if (mayFence) {
                statements.fence(connection, due);
            }
        } catch (SQLException e) {
            if (!MySqlErrorCodes.isAccessDenied(e) && !MySqlErrorCodes.isReadOnly(e)) {
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
