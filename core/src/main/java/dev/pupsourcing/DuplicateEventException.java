// SPDX-License-Identifier: MIT
package dev.pupsourcing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event id that is stored already, or stands twice in one append; nothing was stored. */
public final class DuplicateEventException extends EventStoreException {

    private static final long serialVersionUID = 1L;

    private final UUID eventId;

    /**
     * A duplicate.
     *
     * @param eventId the id that is there already
     * @param transactionUsable whether the caller's transaction may go on
     * @param cause what the database said, or null
     */
    public DuplicateEventException(UUID eventId, boolean transactionUsable, @Nullable Throwable cause) {
        super("event id " + eventId + " is stored already; an event is stored once", cause, transactionUsable);
        this.eventId = eventId;
    }

    /** The id that is there already. */
    public UUID eventId() {
        return eventId;
    }
}
