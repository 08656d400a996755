// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.dialect;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import java.util.List;

/**
 * What to append: checked, so at least one event, all of this stream, no event id twice.
 *
 * @param stream the stream
 * @param expected what the caller expects of its version
 * @param events the events in order
 */
public record AppendCommand(StreamId stream, ExpectedVersion expected, List<Event> events) {

    /** Copies the list. */
    public AppendCommand {
        events = List.copyOf(events);
    }
}
