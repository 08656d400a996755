// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.slot.SlotRange;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The checkpoint of a projection for one range of slots: one row, as it was read. Immutable and thread-safe.
 *
 * @param projection the projection's name
 * @param slots the range of slots
 * @param position the position up to which every event of these slots has been handled, 0 at the beginning
 * @param token the fencing token of the last lease with which it was claimed, 0 if there was none
 * @param revision changes with every batch, and whenever anything else but the position does (range, token, strategy, a
 *     reset, an unparked stream), so that an owner that works from an earlier reading finds out
 * @param strategy the partition strategy that gives events these slots: 0 for the slots of the aggregate ids, otherwise a
 *     fingerprint of the strategy's name
 * @param owner the last owner that moved it, empty at the beginning
 * @param updatedAt when it was moved, by the database's clock
 * @param known the last event at or before the position whose id is recorded, if any
 */
public record Checkpoint(
        String projection,
        SlotRange slots,
        long position,
        long token,
        long revision,
        int strategy,
        String owner,
        Instant updatedAt,
        Optional<KnownEvent> known) {

    /** Checks that nothing is missing. */
    public Checkpoint {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(slots, "slots");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Objects.requireNonNull(known, "known");
    }

    /** Creates a checkpoint by the slots of the aggregate ids, without a recorded event. */
    public Checkpoint(
            String projection,
            SlotRange slots,
            long position,
            long token,
            long revision,
            String owner,
            Instant updatedAt) {
        this(projection, slots, position, token, revision, 0, owner, updatedAt, Optional.empty());
    }

    /** This checkpoint with the next revision, after something of it but the position was changed. */
    public Checkpoint revised() {
        return with(revision + 1, strategy);
    }

    /** This checkpoint after it was marked with the fingerprint of a strategy: its revision is another one. */
    public Checkpoint dividedBy(int fingerprint) {
        return with(revision + 1, fingerprint);
    }

    /**
     * This checkpoint as taken for a batch: with a revision that no other owner draws.
     *
     * @param drawn a random number
     */
    public Checkpoint taken(int drawn) {
        long next = Integer.toUnsignedLong(drawn);
        return next == revision ? revised() : with(next, strategy);
    }

    private Checkpoint with(long next, int fingerprint) {
        return new Checkpoint(projection, slots, position, token, next, fingerprint, owner, updatedAt, known);
    }

    /** This checkpoint with a lease's token. */
    public Checkpoint under(Lease lease) {
        return new Checkpoint(
                projection, slots, position, lease.token(), revision + 1, strategy, lease.owner(), updatedAt, known);
    }

    /** This checkpoint at a different position. */
    public Checkpoint at(long newPosition) {
        return new Checkpoint(projection, slots, newPosition, token, revision, strategy, owner, updatedAt, known);
    }

    /**
     * This checkpoint moved by an owner.
     *
     * @param event the event to record; empty to keep the recorded one
     */
    public Checkpoint moved(long newPosition, String mover, Optional<KnownEvent> event) {
        Optional<KnownEvent> remembered = event.isPresent() ? event : known;
        return new Checkpoint(projection, slots, newPosition, token, revision, strategy, mover, updatedAt, remembered);
    }

    /** This checkpoint with a different recorded event. */
    public Checkpoint knowing(Optional<KnownEvent> event) {
        return new Checkpoint(projection, slots, position, token, revision, strategy, owner, updatedAt, event);
    }

    /** This checkpoint for a different range of slots, with the next revision and a token. */
    public Checkpoint over(SlotRange range, long newToken) {
        return new Checkpoint(projection, range, position, newToken, revision + 1, strategy, owner, updatedAt, known);
    }
}
