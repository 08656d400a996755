// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.internal.text.PrintableText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An upcaster failed, or returned null. Names the stored event and the step; the upcaster's exception is the cause. */
public final class UpcastException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final UUID eventId;
    private final String eventType;
    private final int eventVersion;
    private final String step;

    /**
     * Creates the exception.
     *
     * @param event the stored event
     * @param step the step that failed, for example {@code orderPlacedV1ToV2}
     * @param cause the upcaster's exception, or null if it returned null
     */
    public UpcastException(PersistedEvent event, String step, @Nullable Throwable cause) {
        super(message(event, step, cause), cause, true);
        this.eventId = event.eventId();
        this.eventType = event.eventType();
        this.eventVersion = event.eventVersion();
        this.step = step;
    }

    private static String message(PersistedEvent event, String step, @Nullable Throwable cause) {
        String problem = cause == null
                ? "returned null"
                : "failed with " + cause.getClass().getName();
        return "event " + event.eventId() + " of " + PrintableText.quoted(event.stream()) + ", stored as "
                + PrintableText.quoted(event.eventType()) + " v" + event.eventVersion() + ": upcaster " + step + " "
                + problem;
    }

    /** The id of the stored event. */
    public UUID eventId() {
        return eventId;
    }

    /** The type of the stored event. */
    public String eventType() {
        return eventType;
    }

    /** The version in which the event is stored. */
    public int eventVersion() {
        return eventVersion;
    }

    /** The step that failed. */
    public String step() {
        return step;
    }
}
