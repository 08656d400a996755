// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.internal.text.PrintableText;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A projection has stopped: at an event that it could not handle, or for another reason, see the cause. */
public final class ProjectionStoppedException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final String projection;
    private final long position;
    private final @Nullable UUID eventId;

    /**
     * Creates the exception for a failure without an event.
     *
     * @param projection the projection's name
     * @param reason the reason, at the end of the message
     */
    public ProjectionStoppedException(String projection, String reason, Throwable cause) {
        super("projection \"" + projection + "\" stopped: " + reason, cause, false);
        this.projection = projection;
        this.position = 0;
        this.eventId = null;
    }

    /**
     * Creates the exception for an event that could not be handled.
     *
     * @param projection the projection's name
     * @param reason the reason, at the end of the message
     */
    public ProjectionStoppedException(String projection, PersistedEvent event, String reason, Throwable cause) {
        super(
                "projection \"" + projection + "\" stopped before position " + event.position() + ", event "
                        + event.eventId() + " (" + PrintableText.quoted(event.eventType()) + " of "
                        + PrintableText.quoted(event.stream()) + "): " + reason,
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

    /** The position of the event that could not be handled; empty if there was none. */
    public OptionalLong position() {
        return eventId == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    /** The id of the event that could not be handled; empty if there was none. */
    public Optional<UUID> eventId() {
        return Optional.ofNullable(eventId);
    }
}
