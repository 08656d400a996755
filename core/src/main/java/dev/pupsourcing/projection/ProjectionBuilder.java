// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.ReadScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Projection} from lambdas; created by {@link Projection#builder}.
 *
 * <p>Use either handlers by event type ({@link #on}, {@link #otherwise}) or one for whole batches ({@link #batch}). If
 * there are only handlers by event type, the scope is narrowed to these types, so that the database filters. Not
 * thread-safe.
 */
public final class ProjectionBuilder {

    private final String name;
    private final Map<String, EventHandler> routes = new LinkedHashMap<>();
    private ReadScope scope = ReadScope.all();
    private PartitionStrategy strategy = PartitionStrategy.byAggregate();
    private @Nullable EventHandler otherwise;
    private @Nullable BatchHandler batch;

    ProjectionBuilder(String name) {
        this.name = ProjectionNames.check(name);
    }

    /** Sets the events that it handles; all by default. */
    public ProjectionBuilder scope(ReadScope events) {
        this.scope = Objects.requireNonNull(events, "events");
        return this;
    }

    /** Sets the strategy that divides its events among partitions; by aggregate by default. */
    public ProjectionBuilder partitionBy(PartitionStrategy division) {
        this.strategy = Objects.requireNonNull(division, "division");
        return this;
    }

    /**
     * Handles the events of one type.
     *
     * @throws IllegalArgumentException if the type already has a handler
     */
    public ProjectionBuilder on(String eventType, EventHandler handler) {
        Objects.requireNonNull(eventType, "eventType");
        if (routes.put(eventType, Objects.requireNonNull(handler, "handler")) != null) {
            throw new IllegalArgumentException(
                    "projection \"" + name + "\" has two handlers for event type \"" + eventType + "\"");
        }
        return this;
    }

    /**
     * Handles the events of every type without a handler.
     *
     * @throws IllegalArgumentException if there is such a handler already
     */
    public ProjectionBuilder otherwise(EventHandler handler) {
        if (otherwise != null) {
            throw new IllegalArgumentException("projection \"" + name + "\" has two handlers for all other events");
        }
        this.otherwise = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /**
     * Handles whole batches.
     *
     * @throws IllegalArgumentException if there is such a handler already
     */
    public ProjectionBuilder batch(BatchHandler handler) {
        if (batch != null) {
            throw new IllegalArgumentException("projection \"" + name + "\" has two handlers for batches");
        }
        this.batch = Objects.requireNonNull(handler, "handler");
        return this;
    }

    /**
     * Builds the projection.
     *
     * @throws IllegalArgumentException if it has no handler, if a handler for batches is combined with others, or if
     *     the scope excludes an event type that has a handler
     */
    public Projection build() {
        boolean routed = !routes.isEmpty() || otherwise != null;
        BatchHandler whole = batch;
        if (routed == (whole != null)) {
            throw new IllegalArgumentException("projection \"" + name + "\" has "
                    + (routed ? "a handler for batches and others; use one kind" : "no handler"));
        }
        if (whole != null) {
            return new BatchProjection(name, scope, strategy, whole);
        }
        return new RoutedProjection(name, routedScope(), strategy, routes, otherwise);
    }

    private ReadScope routedScope() {
        ReadScope narrow = routes.isEmpty() ? scope : RoutedProjection.narrowed(name, scope, routes.keySet());
        return otherwise == null && scope.eventTypes().isEmpty() ? narrow : scope;
    }
}
