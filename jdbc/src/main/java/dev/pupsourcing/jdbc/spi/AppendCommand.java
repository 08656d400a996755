// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

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

    /** The same events with another expectation. */
    public AppendCommand expecting(ExpectedVersion version) {
        return new AppendCommand(stream, version, events);
    }

    /**
     * This command in chunks for databases that limit a statement; all keep this command's expectation.
     *
     * @param maxEvents how many events a chunk holds at most
     * @param maxBytes how many bytes of payload and metadata a chunk holds at most, unless one event alone has more
     */
    public List<AppendCommand> chunks(int maxEvents, long maxBytes) {
        return chunks(maxEvents, maxBytes, event -> (long) event.payloadSize() + event.metadataSize());
    }

    /**
     * This command in chunks, by another measure of an event's size.
     *
     * @param maxEvents how many events a chunk holds at most
     * @param maxBytes how many bytes the events of a chunk have at most in sum, unless one event alone has more
     * @param bytes how many bytes an event has
     */
    public List<AppendCommand> chunks(int maxEvents, long maxBytes, ToLongFunction<Event> bytes) {
        List<AppendCommand> chunks = new ArrayList<>();
        int from = 0;
        long sum = 0;
        for (int i = 0; i < events.size(); i++) {
            long size = bytes.applyAsLong(events.get(i));
            if (i > from && (i - from == maxEvents || sum + size > maxBytes)) {
                chunks.add(new AppendCommand(stream, expected, events.subList(from, i)));
                from = i;
                sum = 0;
            }
            sum += size;
        }
        chunks.add(new AppendCommand(stream, expected, events.subList(from, events.size())));
        return chunks;
    }
}
