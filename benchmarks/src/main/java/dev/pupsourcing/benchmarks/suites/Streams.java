// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.suites;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.benchmarks.databases.RawEvent;
import dev.pupsourcing.benchmarks.databases.RawStatements.RawStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The aggregates that one worker appends to: a new one each time, or some of its own in turn. For one thread. */
final class Streams {

    private static final int OWN = 64;

    private final List<RawStream> own = new ArrayList<>();
    private int turn;

    private Streams() {}

    /** A new aggregate each time. */
    static Streams fresh() {
        return new Streams();
    }

    /** Aggregates of the worker's own, which are new the first time round. */
    static Streams own() {
        Streams streams = new Streams();
        for (int i = 0; i < OWN; i++) {
            streams.own.add(new RawStream(UUID.randomUUID().toString(), 0));
        }
        return streams;
    }

    /** How many appends make all of the worker's own aggregates exist. */
    int toCreate() {
        return own.size();
    }

    /** The next aggregate; its version counts on by the number of events that are about to be appended. */
    RawStream next(int events) {
        if (own.isEmpty()) {
            return new RawStream(UUID.randomUUID().toString(), 0);
        }
        int at = turn++ % own.size();
        RawStream stream = own.get(at);
        own.set(at, new RawStream(stream.aggregateId(), stream.version() + events));
        return stream;
    }

    static ExpectedVersion expected(RawStream stream) {
        return ExpectedVersion.exact(stream.version());
    }

    /** Events as the library takes them, with the values that the bare statements write. */
    static List<Event> events(RawStream stream, int count) {
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(
                    Event.builder(RawEvent.CONTEXT, RawEvent.AGGREGATE_TYPE, stream.aggregateId(), RawEvent.EVENT_TYPE)
                            .payload(RawEvent.payload())
                            .metadata(RawEvent.METADATA)
                            .correlationId(RawEvent.CORRELATION_ID)
                            .build());
        }
        return events;
    }
}
