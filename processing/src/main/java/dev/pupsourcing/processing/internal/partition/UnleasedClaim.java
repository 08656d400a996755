// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownProjection;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.slot.SlotRange;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The claim of an owner without a lease: it succeeds unless there is a lease. Other owners without a lease are detected
 * when the checkpoint is advanced.
 */
final class UnleasedClaim implements CheckpointClaim {

    private final SlotAssigner slots;
    private final SlotRange range;
    private final ProjectionStore store;
    private final StartPosition start;
    private final ProjectionRecord check;
    private OptionalLong startsAfter = OptionalLong.empty();

    UnleasedClaim(
            SlotAssigner slots, SlotRange range, ProjectionStore store, StartPosition start, ProjectionRecord check) {
        this.slots = slots;
        this.range = range;
        this.store = store;
        this.start = start;
        this.check = check;
    }

    @Override
    public boolean prepare() {
        if (startsAfter.isEmpty()) {
            startsAfter = start.find();
        }
        return startsAfter.isPresent();
    }

    @Override
    public void close() {
        start.close();
    }

    @Override
    public Result claim(Connection tx, UUID log) {
        String projection = slots.projection();
        if (!check.started()) {
            store.checkpoints().create(tx, projection, log, startsAfter.orElseThrow());
        }
        Optional<KnownProjection.Pause> pause = check.check(tx, log);
        if (pause.isPresent()) {
            return new Result.Paused(pause.get());
        }
        Optional<Lease> lease = store.leases().list(tx, projection).stream()
                .filter(other -> !other.expired() && other.slots().overlaps(range))
                .findFirst();
        if (lease.isPresent()) {
            return new Result.Owned(lease.get().owner());
        }
        PartitionStrategyGuard division = new PartitionStrategyGuard(slots, store);
        division.agree(tx);
        return granted(tx, division.checked(store.checkpoints().claim(tx, projection, range)), range, store, check);
    }

    /** From now on the projection exists; if it is removed, it must not be created again at the beginning. */
    @Override
    public void committed() {
        check.committed();
    }

    /**
     * The pause and the parked streams are read after the checkpoints, because later changes of them also change a
     * checkpoint.
     */
    static Result granted(
            Connection tx, List<Checkpoint> rows, SlotRange range, ProjectionStore store, ProjectionRecord check) {
        Optional<KnownProjection.Pause> pause = check.pause(tx);
        if (pause.isPresent()) {
            return new Result.Paused(pause.get());
        }
        String projection = rows.get(0).projection();
        return new Result.Granted(
                new ClaimedCheckpoints(rows, store.parkedStreams().keys(tx, projection, range)));
    }
}
