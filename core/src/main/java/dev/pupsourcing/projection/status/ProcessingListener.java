// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.status;

import dev.pupsourcing.log.LogStall;

/**
 * Receives what runners and workers have done, for metrics, traces and alerts. Implemented by you; it may gain default
 * methods.
 *
 * <p>It is called after the fact, on the thread that did the work, and concurrently by several threads. It must not block,
 * because processing waits for it. An exception or error that it throws is logged once for each method, and never changes
 * what is processed.
 */
public interface ProcessingListener {

    /**
     * A handler is about to be called with the events of a batch, inside the batch's transaction. The scope is closed on
     * the same thread when the handler has returned or failed, before the commit. It surrounds each attempt, including
     * those whose transactions are rolled back.
     *
     * @return the scope of the call; {@link BatchScope#NONE} by default
     */
    default BatchScope batchStarted(BatchStart start) {
        return BatchScope.NONE;
    }

    /** Events were handled, and their batch is committed. Not called for a batch without an event in scope. */
    default void batchHandled(BatchReport report) {}

    /**
     * Something failed: a batch, the claim of a checkpoint, or the reading of the log for a partition. Not called if the
     * backend's transactions repeat a lost transaction by themselves; {@link BatchReport#attempts()} counts them.
     */
    default void failed(FailureReport report) {}

    /** A worker has acquired or no longer has the lease on a segment. */
    default void leaseChanged(LeaseReport report) {}

    /** Reading of the log has waited for a position for ten seconds; called once for each stall. */
    default void stalled(LogStall stall) {}

    /** A reported stall has ended, or the run has ended during it. */
    default void stallEnded(LogStall stall) {}
}
