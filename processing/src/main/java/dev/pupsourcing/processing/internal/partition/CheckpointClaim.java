// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.projection.CheckpointException;
import java.sql.Connection;
import java.util.UUID;

/** How a lane comes to its checkpoints. For one thread. */
@FunctionalInterface
interface CheckpointClaim extends AutoCloseable {

    /** What came of a claim. */
    sealed interface Result {

        /**
         * The checkpoints are there to be worked on.
         *
         * @param work the checkpoints and the parked streams
         */
        record Granted(ClaimedCheckpoints work) implements Result {}

        /**
         * Somebody else has them.
         *
         * @param owner who
         */
        record Owned(String owner) implements Result {}
    }

    /**
     * Prepares the claim, outside any transaction.
     *
     * @return whether it may be tried; false if the log is not proven up to the start position yet
     */
    default boolean prepare() {
        return true;
    }

    /**
     * Claims the checkpoints.
     *
     * @param tx a transaction of its own, which is committed afterwards
     * @param log the identity of the event store whose log is followed, read before: a transaction that waited for another
     *     connection would hold one meanwhile, and a small pool would have none left
     * @throws CheckpointException if they do not fit the log, or are gone although the projection was running
     */
    Result claim(Connection tx, UUID log);

    /** Notes that the transaction of a claim has been committed. */
    default void committed() {}

    /** Gives back what was opened to prepare it. */
    @Override
    default void close() {}
}
