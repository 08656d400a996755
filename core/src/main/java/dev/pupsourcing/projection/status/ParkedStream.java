// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.status;

import dev.pupsourcing.StreamId;
import java.time.Instant;
import java.util.UUID;

/**
 * A stream whose events wait in one slot, because a projection could not handle one of them. Immutable. Implemented by
 * the library; may gain methods.
 */
public interface ParkedStream {

    /** The projection's name. */
    String projection();

    /** The stream. */
    StreamId stream();

    /** The slot of the waiting events. */
    int slot();

    /** The position of the event that could not be handled. */
    long firstPosition();

    /** The position up to which the stream's events in this slot have been handled; later ones wait. */
    long handledTo();

    /** The id of the event that could not be handled. */
    UUID eventId();

    /** A short description of the failure. */
    String error();

    /** The number of attempts. */
    int attempts();

    /** When it was parked, by the database's clock. */
    Instant parkedAt();
}
