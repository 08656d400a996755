// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.EventLog;
import dev.pupsourcing.processing.feed.LogFeed;
import dev.pupsourcing.projection.store.ProjectionStore;

/**
 * What a lane works with.
 *
 * @param owner under which name it moves checkpoints
 * @param options how it is run
 * @param log where the events come from
 * @param feed reads them for all lanes
 * @param claim how it comes to its checkpoints
 * @param retries runs transactions again
 * @param batches handles events
 * @param progress tells others how it is doing
 * @param failures notes the failure that ends it
 * @param store what is remembered for projections
 */
record LaneParts(
        String owner,
        ProcessingOptions options,
        EventLog log,
        LogFeed feed,
        Claim claim,
        Retries retries,
        Batches batches,
        LaneProgress progress,
        FailureRecord failures,
        ProjectionStore store) {

    /** Whether a failure may pass. */
    FailureKind kindOf(Throwable failure) {
        return FailureKind.of(failure, store);
    }
}
