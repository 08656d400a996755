// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.projection.spi.Checkpoint;
import dev.pupsourcing.projection.spi.KnownProjection;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.ProjectionStore;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The claim of a lease's owner: excludes every earlier owner, and detects when it is itself excluded. */
final class LeasedClaim implements CheckpointClaim {

    private final Lease lease;
    private final ProjectionRecord check;
    private final PartitionStrategyGuard division;
    private final ProjectionStore store;

    LeasedClaim(Lease lease, SlotAssigner slots, ProjectionStore store, ProjectionRecord check) {
        this.lease = lease;
        this.check = check;
        this.division = new PartitionStrategyGuard(slots, store);
        this.store = store;
    }

    @Override
    public Result claim(Connection tx, UUID log) {
        Optional<KnownProjection.Pause> pause = check.check(tx, log);
        if (pause.isPresent()) {
            return new Result.Paused(pause.get());
        }
        division.agree(tx);
        List<Checkpoint> rows = store.checkpoints().claim(tx, lease);
        return rows.isEmpty()
                ? new Result.Owned("a worker with a later lease")
                : UnleasedClaim.granted(tx, division.checked(rows), lease.slots(), store, check);
    }

    @Override
    public void committed() {
        check.committed();
    }
}
