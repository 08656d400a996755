// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.benchmarks.databases.RawEvent;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The aggregates that one worker appends to: a new one each time, or a fixed set in rotation. Not thread-safe. */
public final class Streams {

    private static final int OWN = 64;

    private final List<RawStream> own = new ArrayList<>();
    private int turn;

    private Streams() {}

    /** A new aggregate each time. */
    public static Streams fresh() {
        return new Streams();
    }

    /** A fixed set of aggregates, which are new in the first rotation. */
    public static Streams own() {
        Streams streams = new Streams();
        for (int i = 0; i < OWN; i++) {
            streams.own.add(new RawStream(UUID.randomUUID().toString(), 0));
        }
        return streams;
    }

    /** The number of appends after which all aggregates of the set exist. */
    public int toCreate() {
        return own.size();
    }

    /** The next aggregate; its version increases by the number of events to be appended. */
    public RawStream next(int events) {
        if (own.isEmpty()) {
            return new RawStream(UUID.randomUUID().toString(), 0);
        }
        int at = turn++ % own.size();
        RawStream stream = own.get(at);
        own.set(at, new RawStream(stream.aggregateId(), stream.version() + events));
        return stream;
    }

    public static ExpectedVersion expected(RawStream stream) {
        return ExpectedVersion.exact(stream.version());
    }

    /** Events for the library, with the same values that the plain statements write. */
    public static List<Event> events(RawStream stream, int count) {
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(Event.builder(
                            StreamId.of(RawEvent.CONTEXT, RawEvent.AGGREGATE_TYPE, stream.aggregateId()),
                            RawEvent.EVENT_TYPE)
                    .payload(RawEvent.payload())
                    .metadataJson(RawEvent.METADATA)
                    .correlationId(RawEvent.CORRELATION_ID)
                    .build());
        }
        return events;
    }
}
