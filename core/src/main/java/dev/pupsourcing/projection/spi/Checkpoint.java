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
 *     reset, an unparked stream), so that an owner that works from an earlier reading finds out; its upper half is the
 *     strategy
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
        String owner,
        Instant updatedAt,
        Optional<KnownEvent> known) {

    private static final long COUNT = 0xffff_ffffL;

    /** Checks that nothing is missing. */
    public Checkpoint {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(slots, "slots");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Objects.requireNonNull(known, "known");
    }

    /** Creates a checkpoint without a recorded event. */
    public Checkpoint(
            String projection,
            SlotRange slots,
            long position,
            long token,
            long revision,
            String owner,
            Instant updatedAt) {
        this(projection, slots, position, token, revision, owner, updatedAt, Optional.empty());
    }

    /**
     * Which partition strategy gives events these slots: 0 for the slots of the aggregate ids, otherwise a fingerprint of
     * the strategy's name.
     */
    public int strategy() {
        return (int) (revision >>> Integer.SIZE);
    }

    /** This checkpoint after something of it but the position was changed: with the next revision, by the same strategy. */
    public Checkpoint revised() {
        return dividedBy(strategy());
    }

    /** This checkpoint after it was marked with the fingerprint of a strategy: its revision is another one. */
    public Checkpoint dividedBy(int strategy) {
        return withRevision(strategy, revision + 1);
    }

    /**
     * This checkpoint as taken for a batch: with a revision by the same strategy that no other owner draws.
     *
     * @param drawn a random number
     */
    public Checkpoint taken(int drawn) {
        Checkpoint next = withRevision(strategy(), drawn);
        return next.revision == revision ? revised() : next;
    }

    private Checkpoint withRevision(int strategy, long count) {
        return withRevision(((long) strategy << Integer.SIZE) | (count & COUNT));
    }

    private Checkpoint withRevision(long next) {
        return new Checkpoint(projection, slots, position, token, next, owner, updatedAt, known);
    }

    /** This checkpoint with a lease's token. */
    public Checkpoint under(Lease lease) {
        long next = revised().revision;
        return new Checkpoint(projection, slots, position, lease.token(), next, lease.owner(), updatedAt, known);
    }

    /** This checkpoint at a different position. */
    public Checkpoint at(long newPosition) {
        return new Checkpoint(projection, slots, newPosition, token, revision, owner, updatedAt, known);
    }

    /**
     * This checkpoint moved by an owner.
     *
     * @param event the event to record; empty to keep the recorded one
     */
    public Checkpoint moved(long newPosition, String mover, Optional<KnownEvent> event) {
        Optional<KnownEvent> remembered = event.isPresent() ? event : known;
        return new Checkpoint(projection, slots, newPosition, token, revision, mover, updatedAt, remembered);
    }

    /** This checkpoint with a different recorded event. */
    public Checkpoint knowing(Optional<KnownEvent> event) {
        return new Checkpoint(projection, slots, position, token, revision, owner, updatedAt, event);
    }

    /** This checkpoint for a different range of slots, with the next revision and a token. */
    public Checkpoint over(SlotRange range, long newToken) {
        return new Checkpoint(projection, range, position, newToken, revised().revision, owner, updatedAt, known);
    }
}
