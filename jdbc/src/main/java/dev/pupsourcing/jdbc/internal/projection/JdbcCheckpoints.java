// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.Checkpoints;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.TakenCheckpoint;
import dev.pupsourcing.slot.SlotRange;
import dev.pupsourcing.spi.ServerIncarnation;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The checkpoints, in their table. Stateless and thread-safe. */
final class JdbcCheckpoints implements Checkpoints {

    private final ProjectionStatements projections;
    private final CheckpointStatements rows;
    private final Optional<BatchUpdate> batchUpdate;
    private final boolean knowsMarks;

    JdbcCheckpoints(Sql sql, ProjectionStatements projections) {
        this.projections = projections;
        this.rows = new CheckpointStatements(sql);
        this.batchUpdate = sql.syntax().cachesStatements() ? Optional.empty() : Optional.of(new BatchUpdate(sql));
        this.knowsMarks = !sql.marks().seen().isEmpty();
    }

    @Override
    public UUID create(Connection tx, String projection, UUID storeId, long position) {
        return storeId(tx, projection).orElseGet(() -> {
            projections.insert(tx, projection, storeId);
            rows.create(tx, projection, position);
            return storeId(tx, projection).orElseThrow(() -> changed(projection));
        });
    }

    @Override
    public List<String> projections(Connection tx) {
        return projections.names(tx);
    }

    @Override
    public Optional<UUID> storeId(Connection tx, String projection) {
        return projections.storeId(tx, projection);
    }

    @Override
    public List<Checkpoint> load(Connection tx, String projection) {
        return rows.load(tx, projection, SlotRange.ALL);
    }

    @Override
    public List<Checkpoint> claim(Connection tx, String projection, SlotRange range) {
        List<Checkpoint> found = known(projection, rows.load(tx, projection, range));
        if (SlotLayout.fits(found, range)) {
            return found;
        }
        List<Checkpoint> locked = lock(tx, found, true);
        return write(tx, locked, SlotLayout.fit(covering(locked, range), range), range);
    }

    @Override
    public List<Checkpoint> claim(Connection tx, Lease lease) {
        SlotRange range = lease.slots();
        List<Checkpoint> locked = lock(tx, known(lease.projection(), rows.load(tx, lease.projection(), range)), false);
        if (locked.stream().anyMatch(row -> row.token() > lease.token())) {
            return List.of();
        }
        List<Checkpoint> marked = SlotLayout.fit(covering(locked, range), range).stream()
                .map(row -> range.overlaps(row.slots()) ? marked(row, lease) : row)
                .toList();
        return write(tx, locked, marked, range);
    }

    private static Checkpoint marked(Checkpoint row, Lease lease) {
        return row.token() == lease.token() ? row : row.under(lease);
    }

    /** Locks rows in slot order. */
    private List<Checkpoint> lock(Connection tx, List<Checkpoint> found, boolean wait) {
        return found.stream()
                .map(row -> rows.lock(tx, row, wait)
                        .filter(now -> now.slots().equals(row.slots()))
                        .orElseThrow(() -> changed(row.projection())))
                .toList();
    }

    private static List<Checkpoint> covering(List<Checkpoint> locked, SlotRange range) {
        if (!SlotLayout.covers(locked, range)) {
            throw changed(locked.get(0).projection());
        }
        return locked;
    }

    /** Writes the differences, and returns the rows of the range. */
    private List<Checkpoint> write(Connection tx, List<Checkpoint> old, List<Checkpoint> target, SlotRange range) {
        Map<Integer, Checkpoint> before = byFirstSlot(old);
        Map<Integer, Checkpoint> after = byFirstSlot(target);
        old.stream().filter(row -> !after.containsKey(row.slots().first())).forEach(row -> rows.delete(tx, row));
        for (Checkpoint row : target) {
            Checkpoint was = before.get(row.slots().first());
            if (was == null) {
                rows.insert(tx, row);
            } else if (!was.equals(row)) {
                rows.change(tx, row);
            }
        }
        return SlotLayout.within(target, range);
    }

    private static Map<Integer, Checkpoint> byFirstSlot(List<Checkpoint> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.slots().first(), Function.identity()));
    }

    @Override
    public Optional<TakenCheckpoint> take(Connection tx, Checkpoint from, ServerIncarnation mark) {
        Checkpoint next = from.taken(ThreadLocalRandom.current().nextInt());
        Optional<String> transaction = batchUpdate
                .map(update -> update.take(tx, from, next) ? Optional.of("") : Optional.<String>empty())
                .orElseGet(() -> rows.take(tx, from, next, known(mark)));
        return transaction.map(id -> new TakenCheckpoint(next, id));
    }

    @Override
    public boolean advance(Connection tx, TakenCheckpoint taken, Checkpoint to) {
        checkForward(taken.checkpoint(), to);
        return batchUpdate.map(update -> update.advance(tx, taken, to)).orElseGet(() -> rows.advance(tx, taken, to));
    }

    @Override
    public boolean advancesWithCommit() {
        return rows.advancesWithCommit();
    }

    @Override
    public boolean advanceAndCommit(Connection tx, TakenCheckpoint taken, Checkpoint to) throws SQLException {
        if (!rows.advancesWithCommit()) {
            return Checkpoints.super.advanceAndCommit(tx, taken, to);
        }
        checkForward(taken.checkpoint(), to);
        return rows.advanceAndCommit(tx, taken, to);
    }

    private static void checkForward(Checkpoint from, Checkpoint to) {
        if (to.position() < from.position()) {
            throw new IllegalArgumentException("position must be at least " + from.position() + ", the checkpoint of"
                    + " projection \"" + from.projection() + "\", was " + to.position()
                    + "; only a reset moves a checkpoint back");
        }
    }

    private ServerIncarnation known(ServerIncarnation mark) {
        return knowsMarks ? mark : ServerIncarnation.NONE;
    }

    @Override
    public Optional<Checkpoint> lock(Connection tx, String projection, int slot) {
        List<Checkpoint> found = rows.load(tx, projection, new SlotRange(slot, slot));
        return lock(tx, found, true).stream().findFirst();
    }

    @Override
    public List<Checkpoint> lockAll(Connection tx, String projection) {
        List<Checkpoint> locked = lock(tx, load(tx, projection), true);
        return locked.isEmpty() ? locked : covering(locked, SlotRange.ALL);
    }

    @Override
    public void invalidate(Connection tx, Checkpoint locked) {
        change(tx, locked.revised());
    }

    @Override
    public void divide(Connection tx, Checkpoint locked, int strategy) {
        change(tx, locked.dividedBy(strategy));
    }

    @Override
    public void reset(Connection tx, String projection, long position, UUID storeId) {
        if (position < 0) {
            throw new IllegalArgumentException("position " + position + " is negative; the log begins after 0");
        }
        for (Checkpoint row : known(projection, lockAll(tx, projection))) {
            long next = Math.min(row.position(), position);
            change(tx, row.revised().at(next).knowing(Optional.empty()));
            projections.clearParked(tx, row.at(next));
        }
        projections.follow(tx, projection, storeId);
        projections.clearDeadLetters(tx, projection, position);
    }

    private void change(Connection tx, Checkpoint next) {
        if (!rows.change(tx, next)) {
            throw changed(next.projection());
        }
    }

    @Override
    public boolean delete(Connection tx, String projection) {
        lockAll(tx, projection);
        return projections.deleteAll(tx, projection);
    }

    private static List<Checkpoint> known(String projection, List<Checkpoint> found) {
        if (found.isEmpty()) {
            throw ProjectionStatements.unknown(projection);
        }
        return found;
    }

    private static TransactionLostException changed(String projection) {
        return new TransactionLostException(
                "another owner changes the slot ranges of projection \"" + projection + "\"", null);
    }
}
