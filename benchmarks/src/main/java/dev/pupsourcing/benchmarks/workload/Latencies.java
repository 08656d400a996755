// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.benchmarks.databases.RawEvent;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.testkit.Waiting;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Appends events at a steady rate, and measures the time from each commit to the handler, after the same number of
 * events for JVM warm-up. Can be used once.
 */
public final class Latencies {

    /** The number of events appended per second. */
    public static final int PER_SECOND = 50;

    private static final long PAUSE_NANOS = 1_000_000_000L / PER_SECOND;

    private final Pupsourcing writer;
    private final ProjectionHost reader;
    private final String context = "Timing-" + UUID.randomUUID();
    private final Map<UUID, Long> handled = new ConcurrentHashMap<>();
    private final long[] nanos;

    public Latencies(Pupsourcing writer, ProjectionHost reader, int events) {
        this.writer = writer;
        this.reader = reader;
        this.nanos = new long[events];
    }

    /** Runs the measurement. */
    public void measure() throws Exception {
        Projection projection = Projection.of(
                context, ReadScope.ofContexts(context), (tx, event) -> handled.put(event.eventId(), System.nanoTime()));
        UUID[] ids = new UUID[nanos.length];
        UUID[] warmUp = new UUID[nanos.length];
        try (ProjectionRunner processor = ProjectionRunner.of(reader, projection)) {
            processor.start();
            Waiting.until(
                    "the projection has caught up",
                    () -> processor.partitions().stream().allMatch(status -> status.phase() == Phase.CAUGHT_UP));
            append(warmUp, "w-");
            append(ids, "a-");
            Waiting.until("all events are handled", () -> handled.size() == warmUp.length + ids.length);
        }
        for (int i = 0; i < ids.length; i++) {
            nanos[i] = Math.max(0, handled.getOrDefault(ids[i], Long.MAX_VALUE) - nanos[i]);
        }
        Arrays.sort(nanos);
    }

    private void append(UUID[] ids, String prefix) {
        long due = System.nanoTime();
        for (int i = 0; i < ids.length; i++) {
            for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            Event event = Event.builder(StreamId.of(context, RawEvent.AGGREGATE_TYPE, prefix + i), RawEvent.EVENT_TYPE)
                    .payload(RawEvent.payload())
                    .build();
            writer.append(ExpectedVersion.noStream(), event);
            nanos[i] = System.nanoTime();
            ids[i] = event.eventId();
            due += PAUSE_NANOS;
        }
    }

    /** A quantile of the latencies, in milliseconds. */
    public double millis(double quantile) {
        return nanos[(int) Math.round(quantile * (nanos.length - 1))] / 1e6;
    }
}
