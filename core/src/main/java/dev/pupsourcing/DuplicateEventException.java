// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event id is already stored, or occurs twice in one append; nothing was stored. */
public final class DuplicateEventException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final UUID eventId;

    /**
     * Creates the exception.
     *
     * @param eventId the duplicate id
     * @param transactionUsable whether the caller's transaction can continue
     * @param cause the exception of the database, or null
     */
    public DuplicateEventException(UUID eventId, boolean transactionUsable, @Nullable Throwable cause) {
        super("event id " + eventId + " is already stored; an event can be stored only once", cause, transactionUsable);
        this.eventId = eventId;
    }

    /** The duplicate id. */
    public UUID eventId() {
        return eventId;
    }
}
