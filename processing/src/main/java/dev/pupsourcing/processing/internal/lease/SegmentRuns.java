// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.projection.spi.Lease;
import java.time.Duration;
import java.util.Collection;

/** Runs segments while their leases are held. Called by one thread. */
public interface SegmentRuns {

    /** All leases under which segments run from now on; told before new ones are started. */
    void cover(Collection<Lease> leases);

    /** Starts to run a segment. */
    Run start(Lease lease);

    /** A segment that is run. Thread-safe. */
    interface Run {

        /** Asks it to end after the batch it is in. */
        void requestStop();

        /** Whether it has ended. */
        boolean hasEnded();

        /** Whether it has ended because it could not go on. */
        boolean hasFailed();

        /** For how long it has been in the batch it is in. */
        Duration inBatch();
    }
}
