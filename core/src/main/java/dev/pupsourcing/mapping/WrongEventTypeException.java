// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.internal.text.PrintableText;
import java.util.UUID;

/** A stored event was passed to the method for another type or version. */
public final class WrongEventTypeException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final UUID eventId;
    private final transient EventVersion actual;
    private final transient EventVersion expected;

    /**
     * Creates the exception.
     *
     * @param event the stored event
     * @param expected the type and version that the method reads
     */
    public WrongEventTypeException(PersistedEvent event, EventVersion expected) {
        super(
                "event " + event.eventId() + " of " + PrintableText.quoted(event.stream()) + " is "
                        + PrintableText.quoted(event.eventType()) + " v" + event.eventVersion() + ", not "
                        + PrintableText.quoted(expected.type()) + " v" + expected.version()
                        + "; use fromEvent, which reads every version",
                null,
                true);
        this.eventId = event.eventId();
        this.actual = new EventVersion(event.eventType(), event.eventVersion());
        this.expected = expected;
    }

    /** The id of the stored event. */
    public UUID eventId() {
        return eventId;
    }

    /** The type and version of the stored event. */
    public EventVersion actual() {
        return actual;
    }

    /** The type and version that the method reads. */
    public EventVersion expected() {
        return expected;
    }
}
