// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.transaction.TransactionRunner;
import java.sql.SQLException;

/**
 * A projection that a worker wants a share of.
 *
 * @param projection the projection's name
 * @param worker the worker's name
 * @param prepare makes the projection known
 * @param runs runs its segments
 */
public record Tenant(String projection, WorkerName worker, Preparation prepare, SegmentRuns runs) {

    /** Makes a projection known. */
    @FunctionalInterface
    public interface Preparation {

        /** Does so in a transaction; false if it cannot yet, because the log is not proven up to the start position. */
        boolean prepare(TransactionRunner transactions) throws SQLException;
    }

    /** What is held of it. */
    public OwnedSegments segments(Timing timing) {
        return new OwnedSegments(runs, timing);
    }
}
