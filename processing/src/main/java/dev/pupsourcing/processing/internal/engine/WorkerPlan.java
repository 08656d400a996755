// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.processing.internal.feed.LogFeed;
import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.processing.internal.pool.PoolNeeds;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.processing.internal.settings.Timing;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.transaction.TransactionRunner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a worker.
 *
 * @param backend the backend
 * @param heartbeats the transactions of heartbeats, null for those of the backend
 * @param timing its times
 * @param run the settings of the run
 * @param name the worker's unique name
 * @param registrations its projections
 * @param failFast whether a segment that fails stops the worker
 */
public record WorkerPlan(
        ProjectionBackend backend,
        @Nullable TransactionRunner heartbeats,
        Timing timing,
        RunSettings run,
        String name,
        List<Registration> registrations,
        boolean failFast) {

    PoolNeeds needs() {
        return new PoolNeeds("worker " + PrintableText.quoted(name), LogFeed.MAX_READERS, heartbeats == null ? 1 : 0);
    }

    /** Opens the transactions of heartbeats. */
    public DedicatedTransactions openHeartbeats() {
        TransactionRunner own = heartbeats;
        return own == null ? backend.openDedicated() : DedicatedTransactions.sharing(own);
    }
}
