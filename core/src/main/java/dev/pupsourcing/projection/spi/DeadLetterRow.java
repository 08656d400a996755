// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.projection.status.DeadLetter;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A dead letter, an event that could not be handled: one row, as it was read. The event itself stays in the log.
 * Immutable and thread-safe.
 *
 * @param projection the projection's name
 * @param position the event's position
 * @param stream the event's stream
 * @param eventId the event's id
 * @param eventType the event's type
 * @param error a short description of the failure
 * @param attempts the number of attempts
 * @param failedAt when it was stored as a dead letter, by the database's clock
 */
public record DeadLetterRow(
        String projection,
        long position,
        StreamId stream,
        UUID eventId,
        String eventType,
        String error,
        int attempts,
        Instant failedAt)
        implements DeadLetter {

    /** Checks that nothing is missing. */
    public DeadLetterRow {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(eventType, "eventType");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(failedAt, "failedAt");
    }
}
