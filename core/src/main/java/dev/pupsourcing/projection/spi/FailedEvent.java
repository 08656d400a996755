// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.PersistedEvent;
import java.util.Objects;

/**
 * An event that a projection could not handle. Immutable and thread-safe.
 *
 * @param projection the projection's name
 * @param event the event
 * @param slot the slot that it has for this projection
 * @param error why, in short; what is longer than a store takes is cut
 * @param attempts how often it was tried, at least 1
 */
public record FailedEvent(String projection, PersistedEvent event, int slot, String error, int attempts) {

    /** Checks that nothing is missing. */
    public FailedEvent {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(error, "error");
    }
}
