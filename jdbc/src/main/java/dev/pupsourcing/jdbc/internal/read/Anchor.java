// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.PersistedEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event that a reader has read last: as long as it is at its position, the log is still the same.
 *
 * @param position its position, 0 if nothing was read
 * @param eventId its id
 */
record Anchor(long position, UUID eventId) {

    static final Anchor NONE = new Anchor(0, new UUID(0, 0));

    static Anchor at(PersistedEvent event) {
        return new Anchor(event.position(), event.eventId());
    }

    /**
     * Compares what is at the position now.
     *
     * @throws EventStoreException if it is another event, or none
     */
    void check(@Nullable UUID found) {
        if (!eventId.equals(found)) {
            throw new EventStoreException(
                    "the log must not change below what was read, but position " + position + " held event " + eventId
                            + (found == null ? " and is empty now" : " and holds event " + found + " now")
                            + "; the table was emptied or restored, or the connection leads to another schema: name the"
                            + " schema in the table names, and reset the projections that passed this position",
                    null,
                    true);
        }
    }
}
