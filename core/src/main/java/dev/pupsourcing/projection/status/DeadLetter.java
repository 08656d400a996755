// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.status;

import dev.pupsourcing.StreamId;
import java.time.Instant;
import java.util.UUID;

/**
 * A single event that a projection could not handle. The event itself stays in the log. Immutable. Implemented by the
 * library; may gain methods.
 */
public interface DeadLetter {

    /** The projection's name. */
    String projection();

    /** The event's position. */
    long position();

    /** The event's stream. */
    StreamId stream();

    /** The event's id. */
    UUID eventId();

    /** The event's type. */
    String eventType();

    /** A short description of the failure. */
    String error();

    /** The number of attempts. */
    int attempts();

    /** When it became a dead letter, by the database's clock. */
    Instant failedAt();
}
