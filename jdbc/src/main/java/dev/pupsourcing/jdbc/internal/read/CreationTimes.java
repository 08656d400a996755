// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Finds where the log ended as of an instant.
 *
 * <p>Times of creation need not ascend, so the first event that was created after an instant can only be found by looking at
 * each event before it. The greatest time in a block of the log never changes once the block is settled: it is kept in
 * memory, and later calls look only at one block and at what is new. Thread-safe.
 */
final class CreationTimes {

    /** The rows of one block: one is read in milliseconds, and ten million events make a thousand of them. */
    private static final int ROWS = 8_192;

    /** Creation times of tombstones count for nothing, but their rows show that no position of a block is missing. */
    private static final String BLOCK = """
            SELECT MAX(page.created), COUNT(*), MAX(page.p)
              FROM (SELECT global_position AS p,
                           CASE WHEN bounded_context <> '$gap' THEN created_at END AS created
                      FROM {{events}}
                     WHERE global_position > ? ORDER BY global_position LIMIT ?) AS page""";

    private static final String FIRST_LATER = """
            SELECT MIN(global_position)
              FROM {{events}}
             WHERE global_position > ? AND global_position <= ? AND created_at > ? AND bounded_context <> '$gap'""";

    private static final String LAST_BEFORE = """
            SELECT global_position
              FROM {{events}}
             WHERE global_position < ? AND bounded_context <> '$gap'
             ORDER BY global_position DESC
             LIMIT 1""";

    private static final String EVENT_ID = "SELECT event_id FROM {{events}} WHERE global_position = ?";

    private final String block;
    private final String firstLater;
    private final String lastBefore;
    private final String eventId;
    private final ColumnCodec codec;
    private final AtomicReference<Known> known = new AtomicReference<>(Known.NOTHING);

    CreationTimes(StoreTables tables, ColumnCodec codec) {
        this.block = tables.in(BLOCK);
        this.firstLater = tables.in(FIRST_LATER);
        this.lastBefore = tables.in(LAST_BEFORE);
        this.eventId = tables.in(EVENT_ID);
        this.codec = codec;
    }

    /**
     * A part of the log.
     *
     * @param after the position it begins after
     * @param last its last position
     * @param rows how many rows it has
     * @param latest the greatest time at which one of its events was created; empty if all are tombstones
     */
    private record Block(long after, long last, long rows, Optional<Instant> latest) {

        boolean hasLaterThan(Instant instant) {
            return latest.isPresent() && latest.get().isAfter(instant);
        }

        /** Whether each of its positions is there, so that none can appear any more. */
        boolean isContiguous() {
            return last - after == rows;
        }
    }

    /** The settled blocks from the log's begin on, and the last event in them, by which the log is recognised. */
    private record Known(List<Block> blocks, Anchor anchor) {

        static final Known NOTHING = new Known(List.of(), Anchor.NONE);
    }

    /**
     * The position of the last event before the first that was created after an instant, 0 if that is the first event.
     *
     * @param proof a proof for this connection
     */
    long positionAsOf(Connection connection, Instant instant, GapProof proof) throws SQLException {
        while (true) {
            Optional<Block> range = firstWithLaterThan(connection, instant, proof);
            OptionalLong later =
                    range.isPresent() ? later(connection, range.get(), instant) : OptionalLong.of(Long.MAX_VALUE);
            if (later.isPresent()) {
                return lastBefore(connection, later.getAsLong());
            }
            known.set(Known.NOTHING); // the event was deleted since its block was read
        }
    }

    private Optional<Block> firstWithLaterThan(Connection connection, Instant instant, GapProof proof)
            throws SQLException {
        List<Block> blocks = recognised(connection).blocks();
        for (Block candidate : blocks) {
            if (candidate.hasLaterThan(instant)) {
                return Optional.of(candidate);
            }
        }
        Scan scan = new Scan(connection, proof, blocks);
        Optional<Block> found = scan.firstWithLaterThan(instant);
        if (scan.settled.size() > blocks.size() && (!scan.proven || proof.holds(connection))) {
            keep(connection, scan.settled);
        }
        return found;
    }

    /** What is known, unless the log was emptied or restored since. */
    private Known recognised(Connection connection) throws SQLException {
        Known now = known.get();
        if (now == Known.NOTHING
                || now.anchor().equals(anchor(connection, now.anchor().position()))) {
            return now;
        }
        known.compareAndSet(now, Known.NOTHING);
        return Known.NOTHING;
    }

    private void keep(Connection connection, List<Block> settled) throws SQLException {
        Anchor anchor = anchor(connection, settled.get(settled.size() - 1).last());
        known.set(anchor.equals(Anchor.NONE) ? Known.NOTHING : new Known(List.copyOf(settled), anchor));
    }

    private Anchor anchor(Connection connection, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(eventId)) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Anchor(position, codec.readId(row, 1)) : Anchor.NONE;
            }
        }
    }

    /** The first event of a block that was created after an instant. */
    private OptionalLong later(Connection connection, Block range, Instant instant) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(firstLater)) {
            statement.setLong(1, range.after());
            statement.setLong(2, range.last());
            codec.bindInstant(statement, 3, instant);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long position = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(position);
            }
        }
    }

    private long lastBefore(Connection connection, long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(lastBefore)) {
            statement.setLong(1, position);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Reads blocks, one after another. */
    private final class Scan {

        private final Connection connection;
        private final GapProof proof;
        private final List<Block> settled;
        private boolean settling = true;
        private boolean proven;

        Scan(Connection connection, GapProof proof, List<Block> settled) {
            this.connection = connection;
            this.proof = proof;
            this.settled = new ArrayList<>(settled);
        }

        Optional<Block> firstWithLaterThan(Instant instant) throws SQLException {
            long after = settled.isEmpty() ? 0 : settled.get(settled.size() - 1).last();
            while (true) {
                Block next = read(after);
                settling = settling && next.rows() == ROWS && isSettled(next);
                if (settling) {
                    next = next.isContiguous() ? next : read(after);
                    settled.add(next);
                }
                if (next.hasLaterThan(instant)) {
                    return Optional.of(next);
                }
                if (next.rows() < ROWS) {
                    return Optional.empty();
                }
                after = next.last();
            }
        }

        private boolean isSettled(Block candidate) throws SQLException {
            if (candidate.isContiguous()) {
                return true;
            }
            proven = true;
            try {
                return proof.settledFrom(candidate.after()) >= candidate.last()
                        || proof.prove(connection, candidate.after(), candidate.last()) >= candidate.last();
            } catch (EventStoreException e) {
                return false;
            }
        }

        private Block read(long after) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(block)) {
                statement.setLong(1, after);
                statement.setInt(2, ROWS);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    boolean any = row.getObject(1) != null;
                    return new Block(
                            after,
                            row.getLong(3),
                            row.getLong(2),
                            any ? Optional.of(codec.readInstant(row, 1)) : Optional.empty());
                }
            }
        }
    }
}
