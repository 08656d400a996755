// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.store;

import dev.pupsourcing.SlotRange;
import java.time.Instant;
import java.util.Objects;

/**
 * How far one projection has come in one range of slots: one row, as it was read. Immutable and thread-safe.
 *
 * @param projection the projection's name
 * @param slots the range of slots it stands for
 * @param position the position up to which every event of these slots has been handled, 0 at the beginning
 * @param token the fencing token of the last lease under which it was claimed, 0 if there was none
 * @param revision changes whenever anything but the position does (range, token, strategy, a reset, an unparked stream),
 *     so that whoever still works from an earlier reading finds out; its upper half tells the strategy
 * @param owner who moved it last, empty at the beginning
 * @param updatedAt when, by the database's clock
 */
public record Checkpoint(
        String projection, SlotRange slots, long position, long token, long revision, String owner, Instant updatedAt) {

    /** Checks that nothing is missing. */
    public Checkpoint {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(slots, "slots");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(updatedAt, "updatedAt");
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
        long count = (revision + 1) & 0xffff_ffffL;
        return new Checkpoint(
                projection, slots, position, token, ((long) strategy << Integer.SIZE) | count, owner, updatedAt);
    }

    /** This checkpoint after it was advanced to a position. */
    public Checkpoint at(long newPosition) {
        return new Checkpoint(projection, slots, newPosition, token, revision, owner, updatedAt);
    }
}
