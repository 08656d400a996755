// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.processing.internal.report.Causes;
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

    private ProjectionStoppedException(
            String projection, long position, @Nullable UUID eventId, String message, Throwable cause) {
        super(message, cause, false);
        this.projection = projection;
        this.position = position;
        this.eventId = eventId;
    }

    /** A projection that could not handle an event. */
    static ProjectionStoppedException at(String projection, PersistedEvent event, Throwable cause) {
        return new ProjectionStoppedException(
                projection,
                event.position(),
                event.eventId(),
                "projection \"" + projection + "\" stopped before position " + event.position() + ", event "
                        + event.eventId() + " (" + event.eventType() + " of " + event.stream() + "): "
                        + Causes.text(cause),
                cause);
    }

    /** A projection that could not go on for a reason that is not an event. */
    static ProjectionStoppedException because(String projection, Throwable cause) {
        return new ProjectionStoppedException(
                projection, 0, null, "projection \"" + projection + "\" stopped: " + Causes.message(cause), cause);
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
