// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.projection.spi.Lease;
import java.time.Duration;
import java.util.Collection;

/** Runs segments while their leases are held. Called by one thread. */
public interface SegmentRuns {

    /** Sets all leases under which segments run from now on; called before new ones are started. */
    void cover(Collection<Lease> leases);

    /** Starts a segment. */
    Run start(Lease lease);

    /** A running segment. Thread-safe. */
    interface Run {

        /** Requests its end after the current batch. */
        void requestStop();

        /** Whether it has ended. */
        boolean hasEnded();

        /** Whether it has ended because of a failure. */
        boolean hasFailed();

        /** The duration of its current batch. */
        Duration inBatch();
    }
}
