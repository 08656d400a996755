// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

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
 */
public record KnownProjection(
        String projection, UUID storeId, Optional<String> scope, Optional<String> failure, OptionalInt failedSlot) {

    /** Checks that nothing is missing. */
    public KnownProjection {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(storeId, "storeId");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(failedSlot, "failedSlot");
    }
}
