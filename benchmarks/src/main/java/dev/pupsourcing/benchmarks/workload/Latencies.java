// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.jdbc.Pupsourcing;
import dev.pupsourcing.processing.ProjectionRunner;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.testkit.Waiting;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Appends events at a steady rate, and measures the time from each commit to the handler, after the same number of
 * events for JVM warm-up. Can be used once.
 */
public final class Latencies {

    /** The number of events appended per second. */
    public static final int PER_SECOND = 50;

    private final Pupsourcing writer;
    private final ProjectionHost reader;
    private final String context = "Timing-" + UUID.randomUUID();
    private final Map<UUID, Long> handled = new ConcurrentHashMap<>();
    private final int events;
    private long[] nanos = {};

    public Latencies(Pupsourcing writer, ProjectionHost reader, int events) {
        this.writer = writer;
        this.reader = reader;
        this.events = events;
    }

    /** Runs the measurement. */
    public void measure() throws Exception {
        Projection projection = Projection.of(
                context, ReadScope.ofContexts(context), (tx, event) -> handled.put(event.eventId(), System.nanoTime()));
        try (ProjectionRunner processor = ProjectionRunner.of(reader, projection)) {
            processor.start();
            Waiting.until(
                    "the projection has caught up",
                    () -> processor.partitions().stream().allMatch(status -> status.phase() == Phase.CAUGHT_UP));
            append("w-");
            Map<UUID, Long> committed = append("a-");
            Waiting.until("all events are handled", () -> handled.size() == 2 * events);
            nanos = committed.entrySet().stream()
                    .mapToLong(event -> Math.max(0, handled.get(event.getKey()) - event.getValue()))
                    .sorted()
                    .toArray();
        }
    }

    private Map<UUID, Long> append(String prefix) {
        return SteadyAppends.run(context, prefix, events, event -> writer.append(ExpectedVersion.noStream(), event));
    }

    /** A quantile of the latencies, in milliseconds. */
    public double millis(double quantile) {
        return nanos[(int) Math.round(quantile * (nanos.length - 1))] / 1e6;
    }
}
