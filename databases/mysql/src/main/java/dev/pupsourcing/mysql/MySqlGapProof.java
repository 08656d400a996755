// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.log.DamagedLogException;
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
 * Proves that positions are settled by filling gaps.
 *
 * <ol> <li>Scan the committed positions. Without a gap, all are settled. <li>Read the gaps again, including uncommitted
 * rows. If a row is visible, its transaction is open: wait for it. <li>A position without a row that has been below a
 * committed position for a grace period is filled by inserting a tombstone row. Large gaps are filled block by block,
 * over several reads.
 * </ol>
 *
 * <p>The primary key decides: either the tombstone exists, and the append with that position gets another one, or the
 * append's row exists. The grace period only spares appends a second insert; correctness never depends on it. A user
 * without the INSERT privilege waits at the gap.
 */
final class MySqlGapProof implements GapProof {

    /** The grace period: the time for which a gap must have been below a committed position before it is filled. */
    static final Duration GRACE = Duration.ofMillis(200);

    /** The number of committed positions that one statement scans. */
    private static final int WINDOW = 10_000;

    /** The number of gap positions that are checked together. */
    private static final int BLOCK = 5_000;

    /** The maximum number of positions that one read fills, so that it returns to deliver events. */
    private static final int MOST_CLAIMS = 20_000;

    /** The number of ends of the log that are kept with the time at which they were first seen. */
    private static final int MOST_ENDS = 64;

    /** The largest gap that is filled position by position; a rolled-back import leaves a smaller one. */
    private static final long MOST_HOLES = 5_000_000;

    private static final String NO_RIGHT =
            "this user lacks the INSERT privilege on the events table, or the server is read-only, so a gap cannot "
                    + "be filled; read from the primary, as a user with the INSERT privilege";

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

    /** A range of missing positions. */
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

    /** Advances to the first gap, and returns the missing positions of the block that begins there. */
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

    /** Whether an administrator has filled the whole range between two positions. */
    private boolean isMarked(Connection connection, long previous, long position) throws SQLException {
        return position - previous > BLOCK && statements.isRangeMarker(connection, previous + 1, position);
    }

    /** Whether the next gap has a size that appends leave; otherwise earlier events are delivered first. */
    private boolean isClaimable(long after) {
        if (nextHole > MOST_HOLES && to == after) {
            throw new DamagedLogException(
                    to + 1,
                    "there is a gap of " + nextHole + " positions after position " + to
                            + ", more than appends leave, because AUTO_INCREMENT was changed; when no earlier "
                            + "append is open, run " + statements.rangeMarker(to + 1, to + nextHole));
        }
        return nextHole <= MOST_HOLES;
    }

    /**
     * Fills the positions whose grace period has ended; returns whether there were any, so that the log should be
     * scanned again.
     */
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

    /** Whether a higher committed position was first seen before the grace period. */
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
