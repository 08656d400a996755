// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.processing.internal.feed.LogFeed;
import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.guard.Retries;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.projection.spi.ProjectionStore;

/**
 * What a lane works with.
 *
 * @param owner under which name it moves checkpoints
 * @param run the settings of the run
 * @param log where the events come from
 * @param feed reads them for all lanes
 * @param claim how it comes to its checkpoints
 * @param retries runs transactions again
 * @param batches handles events
 * @param progress tells others how it is doing
 * @param failures notes the failure that ends it
 * @param store what is remembered for projections
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
        FailureRecord failures,
        ProjectionStore store) {

    /** Whether a failure may pass. */
    FailureKind kindOf(Throwable failure) {
        return FailureKind.of(failure, store);
    }
}
