// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.processing.internal.feed.LogFeed;
import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.guard.Retries;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.projection.spi.ProjectionStore;

/**
 * The parts of a partition.
 *
 * @param owner the owner name in checkpoints
 * @param run the settings of the run
 * @param log the source of the events
 * @param feed reads them for all partitions
 * @param claim claims its checkpoints
 * @param retries repeats transactions
 * @param batches handles events
 * @param progress its progress for other threads
 * @param row what the database records about its projection
 * @param store the state of projections
 */
record PartitionSettings(
        String owner,
        RunSettings run,
        EventLog log,
        LogFeed feed,
        CheckpointClaim claim,
        Retries retries,
        BatchExecutor batches,
        PartitionProgress progress,
        ProjectionRecord row,
        ProjectionStore store) {

    /** Whether a failure is transient. */
    FailureKind kindOf(Throwable failure) {
        return FailureKind.of(failure, store);
    }
}
