// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.projection.status.ParkedStream;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A parked stream, whose events wait because one of them could not be handled: one row, as it was read. Immutable and
 * thread-safe.
 *
 * @param projection the projection's name
 * @param stream the aggregate's stream
 * @param slot the slot of the waiting events
 * @param firstPosition the position of the event that could not be handled
 * @param handledTo the position up to which the stream's events in this slot have been handled; later ones wait
 * @param eventId the id of the event that could not be handled
 * @param error a short description of the failure
 * @param attempts the number of attempts
 * @param parkedAt when it was parked, by the database's clock
 */
public record ParkedStreamRow(
        String projection,
        StreamId stream,
        int slot,
        long firstPosition,
        long handledTo,
        UUID eventId,
        String error,
        int attempts,
        Instant parkedAt)
        implements ParkedStream {

    /** Checks that nothing is missing. */
    public ParkedStreamRow {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(parkedAt, "parkedAt");
    }

    /**
     * The key of a parked stream: stream and slot.
     *
     * @param stream the stream
     * @param slot the slot
     */
    public record Key(StreamId stream, int slot) {

        /** Checks that nothing is missing. */
        public Key {
            Objects.requireNonNull(stream, "stream");
        }
    }

    /** The key. */
    public Key key() {
        return new Key(stream, slot);
    }

    /** This row after {@link ParkedStreams#advance}. */
    public ParkedStreamRow at(long position) {
        return new ParkedStreamRow(
                projection, stream, slot, firstPosition, position, eventId, error, attempts, parkedAt);
    }
}
