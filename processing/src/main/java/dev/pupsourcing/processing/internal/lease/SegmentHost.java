// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.projection.ProjectionStoppedException;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The run that segments belong to; the only interface through which this package calls the engine. */
public interface SegmentHost {

    /**
     * Makes a projection known.
     *
     * @return false if that is not possible yet, because the log is not proven up to the start position
     */
    boolean prepare(String projection, TransactionRunner transactions) throws SQLException;

    /** The slots of a projection's segments have changed; called before a partition of an added segment is created. */
    void slotsChanged();

    /** Creates the partition of a segment, which is not started. */
    RunningPartition create(Lease lease);

    /**
     * The partition of a segment has ended; called by any thread.
     *
     * @param failure null if it was stopped
     */
    void ended(Lease lease, @Nullable ProjectionStoppedException failure);
}
