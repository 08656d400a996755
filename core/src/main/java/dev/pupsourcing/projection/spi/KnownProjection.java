// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.projection.status.ProjectionStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The record of a projection: one row, as it was read. Immutable and thread-safe.
 *
 * @param projection the projection's name
 * @param storeId the id of the event store of its positions
 * @param scope a description of the scope with which it was last started; empty before the first start
 * @param failure the failure that ended a partition, if it was not restarted since
 * @param failedSlot the first slot of that partition
 * @param failedAt when that failure was recorded, by the database's clock
 * @param errorAction the name of the action of its error policy, as of the last start
 * @param pause the pause, if it is paused
 */
public record KnownProjection(
        String projection,
        UUID storeId,
        Optional<String> scope,
        Optional<String> failure,
        OptionalInt failedSlot,
        Optional<Instant> failedAt,
        Optional<String> errorAction,
        Optional<Pause> pause) {

    /**
     * A pause.
     *
     * @param by who paused it, and why
     * @param since when it was paused, by the database's clock
     */
    public record Pause(String by, Instant since) implements ProjectionStatus.Pause {

        /** Checks that nothing is missing. */
        public Pause {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(since, "since");
        }
    }

    /** Checks that nothing is missing. */
    public KnownProjection {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(storeId, "storeId");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(failedSlot, "failedSlot");
        Objects.requireNonNull(failedAt, "failedAt");
        Objects.requireNonNull(errorAction, "errorAction");
        Objects.requireNonNull(pause, "pause");
    }
}
