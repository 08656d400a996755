// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.workload;

import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.benchmarks.databases.BenchmarkDatabase;
import dev.pupsourcing.benchmarks.spring.Application;
import dev.pupsourcing.processing.ProjectionEngine;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import dev.pupsourcing.spring.boot.ProjectionLifecycle;
import dev.pupsourcing.testkit.Waiting;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Appends events in an application of Spring Boot at a steady rate, and measures the time from each commit to each of several
 * projections of the same application, after the same number of events for JVM warm-up. Can be used once.
 */
public final class SpringLatencies {

    private final BenchmarkDatabase database;
    private final String context = "Spring-" + UUID.randomUUID();
    private final List<Handled> projections;
    private final int events;
    private double[] millis = {};

    /** What one projection has handled, and when. */
    private record Handled(String name, Map<UUID, Long> at) {

        Projection projection(String context) {
            return Projection.of(
                    name, ReadScope.ofContexts(context), (tx, event) -> at.put(event.eventId(), System.nanoTime()));
        }
    }

    public SpringLatencies(BenchmarkDatabase database, int projections, int events) {
        this.database = database;
        this.events = events;
        this.projections = IntStream.range(0, projections)
                .mapToObj(i -> new Handled(context + "-" + i, new ConcurrentHashMap<>()))
                .toList();
    }

    /** Runs the measurement. */
    public void measure() throws Exception {
        List<Projection> running =
                projections.stream().map(one -> one.projection(context)).toList();
        try (Application application = Application.start(database, Application.POOL, "database", running)) {
            ProjectionEngine engine =
                    application.bean(ProjectionLifecycle.class).engine().orElseThrow();
            Waiting.until(
                    "the projections have caught up",
                    () -> !engine.partitions().isEmpty()
                            && engine.partitions().stream().allMatch(one -> one.phase() == Phase.CAUGHT_UP));
            append(application, "w-");
            Map<UUID, Long> committed = append(application, "a-");
            Waiting.until(
                    "all events are handled",
                    () -> projections.stream().allMatch(one -> one.at().size() == 2 * events));
            millis = projections.stream()
                    .flatMap(one -> committed.entrySet().stream()
                            .map(event -> Math.max(0, one.at().get(event.getKey()) - event.getValue())))
                    .mapToDouble(nanos -> nanos / 1e6)
                    .sorted()
                    .toArray();
        }
    }

    private Map<UUID, Long> append(Application application, String prefix) {
        TransactionTemplate transactions = application.transactions(database);
        return SteadyAppends.run(
                context,
                prefix,
                events,
                event -> transactions.executeWithoutResult(
                        status -> application.events().append(ExpectedVersion.noStream(), event)));
    }

    /** A quantile of the latencies of all projections, in milliseconds. */
    public double millis(double quantile) {
        return millis[(int) Math.round(quantile * (millis.length - 1))];
    }
}
