// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import dev.pupsourcing.micrometer.StoreStatus.Figures;
import dev.pupsourcing.processing.ProjectionEngine;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.status.PartitionStatus;
import dev.pupsourcing.projection.status.PartitionStatus.Phase;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The gauges of one store: those of its database, which follow the projections that it knows, and those of the
 * projections that run here. Thread-safe.
 */
final class StatusGauges implements AutoCloseable {

    private static final String REPLAYING = "replaying";

    private final StoreRegistry target;
    private final MeterRegistry registry;
    private final List<ProjectionEngine> engines;
    private final CachedStatus status;
    private final List<Meter> fixed = new ArrayList<>();
    private final Map<String, List<Meter>> ofProjections = new TreeMap<>();
    private final Map<String, List<Meter>> ofPhases = new TreeMap<>();
    private boolean closed;

    StatusGauges(StoreRegistry target, ProjectionHost host, List<ProjectionEngine> engines, Duration interval) {
        this.target = target;
        this.registry = target.registry();
        this.engines = engines;
        StatusReader reader = new StatusReader(host, engines, target.clock());
        this.status = new CachedStatus(reader::read, this::follow, interval, target.clock());
    }

    /**
     * Registers the gauges.
     *
     * @throws IllegalStateException if another store has the same ones
     */
    void register() {
        synchronized (this) {
            target.refuseSharedGauges();
            fixed.add(gauge(Meters.LOG_POSITION, "The last position of the log", now -> now.position())
                    .register(registry));
            fixed.add(gauge(Meters.STALLED_AGE, "How long reading of the log has stalled here", now -> now.stalledAge())
                    .baseUnit(Meters.SECONDS)
                    .register(registry));
        }
        status.get();
    }

    /** Registers the gauges of projections that are new, and removes those of projections that are gone. */
    private synchronized void follow(StoreStatus now) {
        if (closed) {
            return;
        }
        for (String projection : now.projections().keySet()) {
            ofProjections.computeIfAbsent(projection, this::projectionGauges);
        }
        // If nothing could be read, all are kept: their values are unknown.
        Predicate<String> gone = projection -> !now.projections().containsKey(projection);
        if (now != StoreStatus.UNKNOWN) {
            for (String projection :
                    ofProjections.keySet().stream().filter(gone).toList()) {
                remove(ofProjections.remove(projection));
                remove(ofPhases.remove(projection));
            }
        }
        runHere().forEach(projection -> ofPhases.computeIfAbsent(projection, this::phaseGauges));
    }

    private List<Meter> projectionGauges(String projection) {
        List<Meter> meters = new ArrayList<>();
        meters.add(figure(projection, Meters.LAG, "Positions to the end of the log", Figures::lag)
                .baseUnit(Meters.EVENTS)
                .register(registry));
        meters.add(figure(projection, Meters.LAG_AGE, "Age of the first event that is not handled", Figures::lagAge)
                .baseUnit(Meters.SECONDS)
                .register(registry));
        meters.add(figure(projection, Meters.PARKED, "Parked streams", Figures::parked)
                .baseUnit(Meters.STREAMS)
                .register(registry));
        meters.add(figure(projection, Meters.DEAD, "Dead letters", Figures::dead)
                .baseUnit(Meters.EVENTS)
                .register(registry));
        return meters;
    }

    private Gauge.Builder<StatusGauges> figure(
            String projection, String name, String description, ToDoubleFunction<Figures> value) {
        return gauge(name, description, now -> value.applyAsDouble(now.of(projection)))
                .tag(Meters.PROJECTION, projection);
    }

    private List<Meter> phaseGauges(String projection) {
        List<Meter> meters = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            String name = phase.name().toLowerCase(Locale.ROOT);
            meters.add(phaseGauge(projection, name, now -> isIn(projection, one -> one.phase() == phase)));
        }
        meters.add(phaseGauge(
                projection, REPLAYING, now -> now.of(projection).replaying() && isIn(projection, one -> !one.ended())));
        return meters;
    }

    private Gauge phaseGauge(String projection, String phase, Predicate<StoreStatus> value) {
        return gauge(Meters.PHASE, "1 if a partition of it is in the phase here", now -> value.test(now) ? 1 : 0)
                .tag(Meters.PROJECTION, projection)
                .tag(Meters.PHASE_TAG, phase)
                .register(registry);
    }

    /** A gauge that keeps this object alive. */
    private Gauge.Builder<StatusGauges> gauge(String name, String description, ToDoubleFunction<StoreStatus> value) {
        return Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.status.get()))
                .strongReference(true)
                .tags(target.tags())
                .description(description);
    }

    private boolean isIn(String projection, Predicate<PartitionStatus> condition) {
        return engines.stream()
                .flatMap(engine -> engine.partitions().stream())
                .anyMatch(one -> one.projection().equals(projection) && condition.test(one));
    }

    private Set<String> runHere() {
        return engines.stream()
                .flatMap(engine -> engine.partitions().stream())
                .map(PartitionStatus::projection)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void remove(@Nullable List<Meter> meters) {
        if (meters != null) {
            meters.forEach(registry::remove);
        }
    }

    /** Removes all gauges. */
    @Override
    public synchronized void close() {
        closed = true;
        remove(fixed);
        ofProjections.values().forEach(this::remove);
        ofPhases.values().forEach(this::remove);
    }
}
