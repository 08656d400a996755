// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.processing.ProjectionEngine;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.status.ProcessingListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The meters of an event store and its projections. Thread-safe.
 *
 * <p>{@link #decorate} measures appends and reads, {@link #listener} what runners and workers do, and {@link #bindTo} adds
 * gauges for the state of projections. No tag contains an aggregate id. The number of combinations of context and aggregate type is limited to {@value
 * #MAX_STREAM_KINDS}; all others are recorded as {@code _other}.
 */
public final class PupsourcingMetrics implements AutoCloseable {

    /** The maximum number of combinations of context and aggregate type in tags. */
    public static final int MAX_STREAM_KINDS = 500;

    /** The default interval between two reads of the status. */
    public static final Duration DEFAULT_STATUS_INTERVAL = Duration.ofSeconds(10);

    /** The minimum interval between two reads of the status. */
    public static final Duration MIN_STATUS_INTERVAL = Duration.ofSeconds(5);

    private final StoreRegistry target;
    private final Duration statusInterval;
    private final KnownNames<StreamKind, AppendMeters> appends;
    private final KnownNames<StreamKind, ReadMeters> reads;
    private final ProcessingListener listener;
    private final List<StatusGauges> bound = new CopyOnWriteArrayList<>();

    private PupsourcingMetrics(Builder builder) {
        this.target = new StoreRegistry(builder.registry, builder.store);
        this.statusInterval = builder.statusInterval;
        int eventTypes = builder.eventTypes;
        this.appends = new KnownNames<>(
                MAX_STREAM_KINDS, StreamKind.OTHER, kind -> new AppendMeters(target, kind, eventTypes));
        this.reads = new KnownNames<>(MAX_STREAM_KINDS, StreamKind.OTHER, kind -> new ReadMeters(target, kind));
        this.listener = new MeteringListener(target);
    }

    /** Creates meters in a registry, with the defaults. */
    public static PupsourcingMetrics of(MeterRegistry registry) {
        return builder(registry).build();
    }

    /** Creates a builder with the defaults. */
    public static Builder builder(MeterRegistry registry) {
        return new Builder(registry);
    }

    /** Returns a store that measures the appends and reads of another, for {@code Pupsourcing.withStore}. */
    public EventStore decorate(EventStore store) {
        return new MeteredStore(store, appends, reads, target.clock());
    }

    /** The listener for the options of runners and workers, which measures batches, failures and leases. */
    public ProcessingListener listener() {
        return listener;
    }

    /**
     * Adds gauges for the log and all projections that its database knows, and for the phases of the projections that
     * run in this process. The database is read now, and then when a gauge is used, at most once per interval. If it
     * cannot be read, the gauges have no value.
     *
     * <p>Call it once per event store. If one registry has the meters of several stores, each store needs a
     * {@linkplain Builder#store name}.
     *
     * @param host the facade of the store, or the parts that the projections run on
     * @param engines the runners and workers of this process, started or not
     * @throws IllegalStateException if the registry already has these gauges, those of another store or of this one
     */
    public void bindTo(ProjectionHost host, ProjectionEngine... engines) {
        Objects.requireNonNull(host, "host");
        StatusGauges gauges = new StatusGauges(target, host, List.of(engines), statusInterval);
        gauges.register();
        bound.add(gauges);
    }

    /** Removes the gauges that {@link #bindTo} has added, so that the store and its pool are no longer used. */
    @Override
    public void close() {
        bound.forEach(StatusGauges::close);
        bound.clear();
    }

    /** Builds {@link PupsourcingMetrics}. Not thread-safe. */
    public static final class Builder {

        private final MeterRegistry registry;
        private Duration statusInterval = DEFAULT_STATUS_INTERVAL;
        private @Nullable String store;
        private int eventTypes;

        private Builder(MeterRegistry registry) {
            this.registry = Objects.requireNonNull(registry, "registry");
        }

        /**
         * Sets the interval between two reads of the status from the database.
         *
         * @throws IllegalArgumentException if it is shorter than {@link #MIN_STATUS_INTERVAL}
         */
        public Builder statusInterval(Duration interval) {
            if (interval.compareTo(MIN_STATUS_INTERVAL) < 0) {
                throw new IllegalArgumentException(
                        "statusInterval must be at least " + MIN_STATUS_INTERVAL + ", was " + interval);
            }
            this.statusInterval = interval;
            return this;
        }

        /**
         * Adds the tag {@code store} to all meters, for applications with several event stores. Without a name, the meters
         * have no such tag. In one registry, either all stores have names or there is only one.
         *
         * @throws IllegalArgumentException if the name is blank
         */
        public Builder store(String name) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("store must be a name, was \"" + name + "\"");
            }
            this.store = name;
            return this;
        }

        /**
         * Adds the event type to the tags of {@code pupsourcing.append.events}.
         *
         * @param limit the maximum number of event types per aggregate type; all others are recorded as {@code _other}
         * @throws IllegalArgumentException if the limit is below 1
         */
        public Builder eventTypes(int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("eventTypes must be at least 1, was " + limit);
            }
            this.eventTypes = limit;
            return this;
        }

        /** Builds the meters. */
        public PupsourcingMetrics build() {
            return new PupsourcingMetrics(this);
        }
    }
}
