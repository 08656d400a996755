// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.PersistedEvent;
import java.util.Objects;

/**
 * An event that a projection could not handle. Immutable and thread-safe.
 *
 * @param projection the projection's name
 * @param event the event
 * @param slot its slot in this projection
 * @param error a short description of the failure, truncated to the limit of the store
 * @param attempts the number of attempts, at least 1
 */
public record FailedEvent(String projection, PersistedEvent event, int slot, String error, int attempts) {

    /** Checks that nothing is missing. */
    public FailedEvent {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(error, "error");
    }
}
