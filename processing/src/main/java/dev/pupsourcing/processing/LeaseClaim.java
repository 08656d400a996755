// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.store.Checkpoint;
import dev.pupsourcing.projection.store.Lease;
import java.sql.Connection;
import java.util.List;

/** The claim of a lease's holder: fences off every earlier owner, and finds out when it is fenced off itself. */
final class LeaseClaim implements Claim {

    private final Lease lease;
    private final ProjectionBackend backend;

    LeaseClaim(Lease lease, ProjectionBackend backend) {
        this.lease = lease;
        this.backend = backend;
    }

    @Override
    public Result claim(Connection tx) {
        PlainClaim.create(tx, lease.projection(), backend.log(), backend.projections());
        List<Checkpoint> rows = backend.projections().checkpoints().claim(tx, lease);
        return rows.isEmpty()
                ? new Result.Owned("a worker with a later lease")
                : PlainClaim.granted(tx, rows, lease.slots(), backend.projections());
    }
}
