// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.Event;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.benchmarks.databases.RawEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Appends at a steady rate, each to a new aggregate. */
final class SteadyAppends {

    private static final long PAUSE_NANOS = 1_000_000_000L / Latencies.PER_SECOND;

    private SteadyAppends() {}

    /** Appends a number of events, and returns the time after each commit by event id. */
    static Map<UUID, Long> run(String context, String prefix, int events, Consumer<Event> append) {
        Map<UUID, Long> committed = new HashMap<>();
        long due = System.nanoTime();
        for (int i = 0; i < events; i++) {
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            Event event = Event.builder(StreamId.of(context, RawEvent.AGGREGATE_TYPE, prefix + i), RawEvent.EVENT_TYPE)
                    .payload(RawEvent.payload())
                    .build();
            append.accept(event);
            committed.put(event.eventId(), System.nanoTime());
            due += PAUSE_NANOS;
        }
        return committed;
    }
}
