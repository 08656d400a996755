// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.Event;
import dev.pupsourcing.EventIds;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Names the events of a command. */
final class CommandIds {

    private CommandIds() {}

    /** The events with ids derived from a command id. */
    static List<Event> applied(UUID commandId, List<Event> events) {
        List<Event> named = new ArrayList<>(events.size());
        for (Event event : events) {
            named.add(event.toBuilder()
                    .eventId(EventIds.of(commandId, named.size()))
                    .build());
        }
        return named;
    }
}
