// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A projection that stopped because it could not go on: at an event, or for another reason that the cause tells. */
public final class ProjectionStoppedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String projection;
    private final long position;
    private final @Nullable UUID eventId;

    /**
     * A projection that could not go on for a reason that is not an event.
     *
     * @param projection the projection's name
     * @param reason the end of the message
     */
    public ProjectionStoppedException(String projection, String reason, Throwable cause) {
        super("projection \"" + projection + "\" stopped: " + reason, cause, false);
        this.projection = projection;
        this.position = 0;
        this.eventId = null;
    }

    /**
     * A projection that could not handle an event.
     *
     * @param projection the projection's name
     * @param reason the end of the message
     */
    public ProjectionStoppedException(String projection, PersistedEvent event, String reason, Throwable cause) {
        super(
                "projection \"" + projection + "\" stopped before position " + event.position() + ", event "
                        + event.eventId() + " (" + event.eventType() + " of " + event.stream() + "): " + reason,
                cause,
                false);
        this.projection = projection;
        this.position = event.position();
        this.eventId = event.eventId();
    }

    /** The projection's name. */
    public String projection() {
        return projection;
    }

    /** The position of the event that could not be handled; empty if it was not for an event. */
    public OptionalLong position() {
        return eventId == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /** The id of the event that could not be handled; empty if it was not for an event. */
    public Optional<UUID> eventId() {
        return Optional.ofNullable(eventId);
    }
}
