// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.internal.text.PrintableText;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payload of a stored event does not have the format of its type and version. */
public final class InvalidPayloadException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final UUID eventId;
    private final String eventType;
    private final int eventVersion;
    private final @Nullable String field;

    /**
     * Creates the exception.
     *
     * @param event the stored event
     * @param cause the exception of the codec
     */
    public InvalidPayloadException(PersistedEvent event, PayloadException cause) {
        super(message(event, cause), cause, true);
        this.eventId = event.eventId();
        this.eventType = event.eventType();
        this.eventVersion = event.eventVersion();
        this.field = cause.field().orElse(null);
    }

    private static String message(PersistedEvent event, PayloadException cause) {
        String field = cause.field().map(path -> "field " + path + " ").orElse("");
        return "event " + event.eventId() + " of " + PrintableText.quoted(event.stream())
                + " has an invalid payload for " + PrintableText.quoted(event.eventType()) + " v" + event.eventVersion()
                + ": " + field + cause.problem();
    }

    /** The id of the stored event. */
    public UUID eventId() {
        return eventId;
    }

    /** The type of the stored event. */
    public String eventType() {
        return eventType;
    }

    /** The version of the stored event. */
    public int eventVersion() {
        return eventVersion;
    }

    /** The path of the invalid field; empty if the whole payload is invalid or the codec does not know. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
