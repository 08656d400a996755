// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import java.util.Objects;
import java.util.UUID;

/**
 * An event that was in the log when a checkpoint was moved. If a different event is at its position later, the log has
 * lost events. Immutable and thread-safe.
 *
 * @param position its position, at most that of the checkpoint
 * @param id its id
 */
public record KnownEvent(long position, UUID id) {

    /** Checks that nothing is missing. */
    public KnownEvent {
        Objects.requireNonNull(id, "id");
    }
}
