// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.DamagedLogException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last event that a reader has read. While it is at its position, the log is the same.
 *
 * @param position its position, 0 if nothing was read
 * @param eventId its id
 * @param scope that it was read in
 */
record Anchor(long position, UUID eventId, ReadScope scope) {

    static final Anchor NONE = new Anchor(0, new UUID(0, 0));

    /** An event that was read in the whole log. */
    Anchor(long position, UUID eventId) {
        this(position, eventId, ReadScope.all());
    }

    static Anchor at(PersistedEvent event, ReadScope scope) {
        return new Anchor(event.position(), event.eventId(), scope);
    }

    boolean isNone() {
        return position == 0;
    }

    /** Whether the events of a query follow this one, so that one query can begin with it. */
    boolean leads(LogQuery query) {
        return !isNone()
                && position == query.after()
                && (query.scope().isAll() || query.scope().equals(scope));
    }

    /**
     * Compares it with the current event at the position.
     *
     * @throws DamagedLogException if there is a different event, or none
     */
    void check(@Nullable UUID found) {
        if (!eventId.equals(found)) {
            throw new DamagedLogException(
                    position,
                    "the log must not change before the last position that was read, but position " + position + " "
                            + "had event " + eventId
                            + (found == null ? " and is empty now" : " and has event " + found + " now")
                            + "; the table was emptied or restored, or the connection uses another schema: qualify "
                            + "the table names with the schema, and reset the projections that have passed "
                            + "this position");
        }
    }
}
