// SPDX-License-Identifier: MIT
package dev.pupsourcing.opentelemetry;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.projection.status.ProcessingListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;

/**
 * The traces of an event store and its projections. Thread-safe.
 *
 * <p>{@link #decorate} makes a span of each append and puts its context into the metadata of the events. {@link #listener}
 * makes a span of each call of a handler, which is the current one meanwhile, with links to the appends of its events.
 * Statements have no spans here; the instrumentation of a driver or pool makes them. No attribute contains a payload or
 * metadata.
 */
public final class PupsourcingTracing {

    /** The maximum number of links of a span. */
    public static final int MAX_LINKS = 128;

    private final Tracer tracer;
    private final boolean aggregateIds;
    private final boolean parents;

    private PupsourcingTracing(Builder builder) {
        this.tracer = builder.tracer;
        this.aggregateIds = builder.aggregateIds;
        this.parents = builder.parents;
    }

    /** Creates traces with the defaults. */
    public static PupsourcingTracing of(OpenTelemetry openTelemetry) {
        return builder(openTelemetry).build();
    }

    /** Creates a builder with the defaults. */
    public static Builder builder(OpenTelemetry openTelemetry) {
        return new Builder(openTelemetry.getTracer("dev.pupsourcing"));
    }

    /** Returns a store that traces the appends of another, for {@code Pupsourcing.withStore}. */
    public EventStore decorate(EventStore store) {
        return new TracedStore(store, tracer, aggregateIds);
    }

    /** The listener for the options of a runner or worker, which traces the handlers. */
    public ProcessingListener listener() {
        return new TracingListener(tracer, parents);
    }

    /** Builds {@link PupsourcingTracing}. Not thread-safe. */
    public static final class Builder {

        private final Tracer tracer;
        private boolean aggregateIds;
        private boolean parents;

        private Builder(Tracer tracer) {
            this.tracer = tracer;
        }

        /** Adds the aggregate id to the spans of appends; off by default, because an id may identify a person. */
        public Builder aggregateIds(boolean on) {
            this.aggregateIds = on;
            return this;
        }

        /**
         * Makes the append of an event the parent of the handler's span, instead of a link, if the batch has one event;
         * off by default.
         */
        public Builder parentsOfSingleEvents(boolean on) {
            this.parents = on;
            return this;
        }

        /** Builds the traces. */
        public PupsourcingTracing build() {
            return new PupsourcingTracing(this);
        }
    }
}
