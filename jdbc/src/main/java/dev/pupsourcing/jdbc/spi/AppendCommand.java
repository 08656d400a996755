// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A validated append: at least one event, all of one stream, without duplicate event ids.
 *
 * @param stream the stream
 * @param expected the expected version
 * @param events the events in order
 */
public record AppendCommand(StreamId stream, ExpectedVersion expected, List<Event> events) {

    /** Copies the list. */
    public AppendCommand {
        events = List.copyOf(events);
    }

    /** The same events with a different expected version. */
    public AppendCommand expecting(ExpectedVersion version) {
        return new AppendCommand(stream, version, events);
    }

    /**
     * Splits this command into chunks for databases that limit the size of statements; all have the same expected
     * version.
     *
     * @param maxEvents the maximum number of events in a chunk
     * @param maxBytes the maximum number of bytes of payload and metadata in a chunk, unless one event alone has more
     */
    public List<AppendCommand> chunks(int maxEvents, long maxBytes) {
        return chunks(maxEvents, maxBytes, event -> (long) event.payloadSize() + event.metadataSize());
    }

    /**
     * Splits this command into chunks with a given measure of an event's size.
     *
     * @param maxEvents the maximum number of events in a chunk
     * @param maxBytes the maximum total size of the events in a chunk, unless one event alone is larger
     * @param bytes returns the size of an event in bytes
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
