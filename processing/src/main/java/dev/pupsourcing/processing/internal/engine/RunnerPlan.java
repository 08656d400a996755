// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.engine;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.processing.internal.feed.LogFeed;
import dev.pupsourcing.processing.internal.partition.Registration;
import dev.pupsourcing.processing.internal.pool.PoolNeeds;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.slot.SlotRange;
import java.util.List;

/**
 * The configuration of a runner.
 *
 * @param backend log, transactions and checkpoints
 * @param run the settings of the run
 * @param shares the projections and their partitions
 * @param failFast whether a partition that fails stops the others
 */
public record RunnerPlan(ProjectionBackend backend, RunSettings run, List<Share> shares, boolean failFast) {

    /**
     * A projection and its partitions to process.
     *
     * @param registration the projection
     * @param ranges the slots of each partition
     */
    public record Share(Registration registration, List<SlotRange> ranges) {}

    public List<String> names() {
        return shares.stream().map(share -> share.registration().name()).toList();
    }

    PoolNeeds needs() {
        return new PoolNeeds("projections " + names(), LogFeed.MAX_READERS, 0);
    }

    ReadScope scope() {
        return ReadScope.covering(shares.stream()
                .map(share -> share.registration().slots().scope(share.ranges()))
                .toList());
    }
}
