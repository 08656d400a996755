// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.projection.CheckpointException;
import dev.pupsourcing.projection.spi.KnownProjection;
import java.sql.Connection;
import java.util.UUID;

/** Claims the checkpoints of a partition. Not thread-safe. */
@FunctionalInterface
interface CheckpointClaim extends AutoCloseable {

    /** The result of a claim. */
    sealed interface Result {

        /**
         * The checkpoints were claimed.
         *
         * @param work the checkpoints and parked streams
         */
        record Granted(ClaimedCheckpoints work) implements Result {}

        /**
         * Another owner has them.
         *
         * @param owner the owner
         */
        record Owned(String owner) implements Result {}

        /**
         * The projection is paused.
         *
         * @param pause the pause
         */
        record Paused(KnownProjection.Pause pause) implements Result {}
    }

    /**
     * Prepares the claim, outside any transaction.
     *
     * @return whether the checkpoints can be claimed; false if the log is not yet proven up to the start position
     */
    default boolean prepare() {
        return true;
    }

    /**
     * Claims the checkpoints.
     *
     * @param tx a separate transaction, which is committed afterwards
     * @param log the id of the log's event store, which was read before: a transaction that waits for another
     *     connection would hold one, and a small pool would have none left
     * @throws CheckpointException if they do not match the log, or were removed while the projection was running
     */
    Result claim(Connection tx, UUID log);

    /** Records that the transaction of a claim has committed; not called if the projection is paused. */
    default void committed() {}

    /** Closes the resources that were opened to prepare it. */
    @Override
    default void close() {}
}
