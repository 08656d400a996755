// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import dev.pupsourcing.projection.status.BatchReport;
import dev.pupsourcing.projection.status.BatchScope;
import dev.pupsourcing.projection.status.BatchStart;
import dev.pupsourcing.projection.status.FailureReport;
import dev.pupsourcing.projection.status.LeaseReport;
import dev.pupsourcing.projection.status.ProcessingListener;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Measures what runners and workers report. Thread-safe. */
final class MeteringListener implements ProcessingListener {

    private final StoreRegistry target;
    private final Map<String, ProjectionMeters> projections = new ConcurrentHashMap<>();

    MeteringListener(StoreRegistry target) {
        this.target = target;
    }

    private ProjectionMeters of(String projection) {
        ProjectionMeters known = projections.get(projection);
        return known != null
                ? known
                : projections.computeIfAbsent(projection, name -> new ProjectionMeters(target, name));
    }

    /** The duration of an attempt that fails. */
    @Override
    public BatchScope batchStarted(BatchStart start) {
        ProjectionMeters meters = of(start.projection());
        Clock clock = target.clock();
        long begun = clock.monotonicTime();
        return new BatchScope() {
            @Override
            public void failed(Throwable failure) {
                meters.failed(Duration.ofNanos(clock.monotonicTime() - begun));
            }

            @Override
            public void close() {
                // handled batches are reported after the commit
            }
        };
    }

    @Override
    public void batchHandled(BatchReport report) {
        of(report.projection()).handled(report.duration(), report.events());
    }

    @Override
    public void failed(FailureReport report) {
        of(report.projection()).failed(report.action());
    }

    @Override
    public void leaseChanged(LeaseReport report) {
        of(report.projection()).changed(report.change());
    }
}
