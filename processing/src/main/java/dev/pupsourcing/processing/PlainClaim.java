// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.SlotRange;
import dev.pupsourcing.projection.store.Checkpoint;
import dev.pupsourcing.projection.store.Lease;
import dev.pupsourcing.projection.store.ProjectionStore;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The claim of an owner without a lease: it may work unless somebody holds a lease. Others without a lease are found out
 * when the checkpoint is advanced.
 */
final class PlainClaim implements Claim {

    private final String projection;
    private final SlotRange slots;
    private final ProjectionStore store;

    PlainClaim(String projection, SlotRange slots, ProjectionStore store) {
        this.projection = projection;
        this.slots = slots;
        this.store = store;
    }

    @Override
    public Result claim(Connection tx, UUID log) {
        create(tx, projection, log, store);
        Optional<Lease> lease = store.leases().list(tx, projection).stream()
                .filter(other -> !other.expired() && other.slots().overlaps(slots))
                .findFirst();
        if (lease.isPresent()) {
            return new Result.Owned(lease.get().owner());
        }
        return granted(tx, store.checkpoints().claim(tx, projection, slots), slots, store);
    }

    /** Makes a projection known, or sees that it follows this log. */
    static void create(Connection tx, String projection, UUID log, ProjectionStore store) {
        UUID followed = store.checkpoints().create(tx, projection, log);
        if (!followed.equals(log)) {
            throw CheckpointException.ofAnotherStore(projection, followed, log);
        }
    }

    /** The parked streams are read after the checkpoints: whatever changes them later moves or marks a checkpoint. */
    static Result granted(Connection tx, List<Checkpoint> rows, SlotRange slots, ProjectionStore store) {
        String projection = rows.get(0).projection();
        return new Result.Granted(new Work(rows, store.parkedStreams().streams(tx, projection, slots)));
    }
}
