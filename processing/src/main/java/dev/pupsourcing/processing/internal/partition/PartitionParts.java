// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.processing.internal.feed.LogFeed;
import dev.pupsourcing.processing.internal.guard.FailureKind;
import dev.pupsourcing.processing.internal.guard.Retries;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.spi.ProjectionLog;

/**
 * The parts of a partition, which its task and its thread share.
 *
 * @param registration its projection
 * @param backend the log and the state of projections
 * @param feed reads the log for all partitions
 * @param claim claims its checkpoints
 * @param row what the database records about its projection
 * @param retries repeats transactions
 * @param batches handles events
 * @param progress its progress for other threads
 * @param listeners receive what it does
 */
record PartitionParts(
        Registration registration,
        ProjectionBackend backend,
        LogFeed feed,
        CheckpointClaim claim,
        ProjectionRecord row,
        Retries retries,
        BatchExecutor batches,
        PartitionProgress progress,
        PartitionListeners listeners) {

    /** The owner name in checkpoints. */
    String owner() {
        return registration.owner();
    }

    RunSettings run() {
        return registration.run();
    }

    ProjectionLog log() {
        return backend.log();
    }

    /** Whether a failure is transient. */
    FailureKind kindOf(Throwable failure) {
        return FailureKind.of(failure, backend.projectionStore());
    }
}
