// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.mapping.EventMapping;
import dev.pupsourcing.transaction.TransactionTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Handles the events of the log in order and writes a read model. Implemented by you, or built with {@link #builder(String)}.
 *
 * <p>Read model and checkpoint are updated in one transaction, so that in the same database every event takes effect
 * exactly once. A projection is called by one thread at a time per partition.
 */
public interface Projection {

    /**
     * Creates a projection with one handler.
     *
     * @throws IllegalArgumentException if the name cannot be stored
     */
    static Projection of(String name, ReadScope scope, EventHandler handler) {
        return builder(name).scope(scope).otherwise(handler).build();
    }

    /** Creates a projection of all events with one handler; see {@link #of(String, ReadScope, EventHandler)}. */
    static Projection of(String name, EventHandler handler) {
        return of(name, ReadScope.all(), handler);
    }

    /**
     * Creates a builder for handlers by event type or for batches.
     *
     * @throws IllegalArgumentException if the name cannot be stored
     */
    static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Creates a builder for handlers of domain events, which a mapping reads.
     *
     * @param <E> the common type of the domain events
     * @throws IllegalArgumentException if the name cannot be stored
     */
    static <E> TypedBuilder<E> builder(String name, EventMapping<? extends E> mapping) {
        return new TypedBuilder<>(name, mapping);
    }

    /** The name of the projection and its checkpoint, unique in its store, 1 to 255 characters. */
    String name();

    /** The events that it handles; all by default. Must not restrict slots, which partitions do. */
    default ReadScope scope() {
        return ReadScope.all();
    }

    /** The strategy that divides its events among partitions; by aggregate by default. */
    default PartitionStrategy partitionStrategy() {
        return PartitionStrategy.byAggregate();
    }

    /**
     * Whether {@link #handleBatch} benefits from long batches, so that it receives up to a page of events per
     * transaction instead of the shorter batches that suit handlers of single events.
     */
    default boolean handlesBatches() {
        return false;
    }

    /**
     * Removes the whole read model before the projection is built again from the first event. By default it refuses.
     *
     * @param tx the connection of the transaction that resets the checkpoints; must not be committed, rolled back or
     *     closed
     * @throws SQLException if a statement fails
     * @throws UnsupportedOperationException if the projection cannot clear its read model
     */
    default void clear(Connection tx) throws SQLException {
        throw new UnsupportedOperationException("projection \"" + name()
                + "\" cannot clear its read model; override Projection.clear, use onClear of its builder, or pass the"
                + " statements to the reset");
    }

    /**
     * Handles one event.
     *
     * @param tx the connection of the batch's transaction; must not be committed, rolled back or closed
     * @param event the event, in scope
     * @throws SQLException if a statement fails
     */
    void handle(Connection tx, PersistedEvent event) throws SQLException;

    /**
     * Handles several events in order; calls {@link #handle} for each by default. Override it to use JDBC batches.
     *
     * @param tx the connection of the batch's transaction; must not be committed, rolled back or closed
     * @param events the events in position order, at least one
     * @throws SQLException if a statement fails
     */
    default void handleBatch(Connection tx, List<PersistedEvent> events) throws SQLException {
        for (PersistedEvent event : events) {
            handle(tx, event);
        }
    }

    /**
     * Builds a {@link Projection} from lambdas. Not thread-safe.
     *
     * <p>Use either handlers by event type ({@link #on}, {@link #otherwise}) or one for whole batches ({@link #batch}).
     * If there are only handlers by event type, the scope is narrowed to these types, so that the database filters.
     */
    final class Builder {

        private final ProjectionParts parts;
        private final Map<String, EventHandler> routes = new LinkedHashMap<>();
        private @Nullable EventHandler otherwise;
        private @Nullable BatchHandler batch;

        private Builder(String name) {
            this.parts = new ProjectionParts(name);
        }

        /** Sets the events that it handles; all by default. */
        public Builder scope(ReadScope events) {
            parts.scope = Objects.requireNonNull(events, "events");
            return this;
        }

        /** Sets the strategy that divides its events among partitions; by aggregate by default. */
        public Builder partitionBy(PartitionStrategy division) {
            parts.strategy = Objects.requireNonNull(division, "division");
            return this;
        }

        /** Sets how its read model is cleared; see {@link Projection#clear}. */
        public Builder onClear(TransactionTask<RuntimeException> clear) {
            parts.clear = Objects.requireNonNull(clear, "clear");
            return this;
        }

        /**
         * Handles the events of one type.
         *
         * @throws IllegalArgumentException if the type already has a handler
         */
        public Builder on(String eventType, EventHandler handler) {
            Objects.requireNonNull(eventType, "eventType");
            if (routes.put(eventType, Objects.requireNonNull(handler, "handler")) != null) {
                throw parts.invalid("an event type must have one handler", "has two for \"" + eventType + "\"");
            }
            return this;
        }

        /**
         * Handles the events of every type without a handler.
         *
         * @throws IllegalArgumentException if there is such a handler already
         */
        public Builder otherwise(EventHandler handler) {
            if (otherwise != null) {
                throw parts.invalid("all other events must have one handler", "has two");
            }
            this.otherwise = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Handles whole batches.
         *
         * @throws IllegalArgumentException if there is such a handler already
         */
        public Builder batch(BatchHandler handler) {
            if (batch != null) {
                throw parts.invalid("batches must have one handler", "has two");
            }
            this.batch = Objects.requireNonNull(handler, "handler");
            return this;
        }

        /**
         * Builds the projection.
         *
         * @throws IllegalArgumentException if it has no handler, if a handler for batches is combined with others, or
         *     if the scope excludes an event type that has a handler
         */
        public Projection build() {
            if (batch == null) {
                return parts.routed(routes, otherwise);
            }
            if (!routes.isEmpty() || otherwise != null) {
                throw parts.invalid("a handler for batches must be the only one", "has others");
            }
            return new BatchProjection(parts, batch);
        }
    }

    /**
     * Builds a {@link Projection} whose handlers receive domain events. An {@link EventMapping} reads the stored
     * events, each in the newest version of its type. Not thread-safe.
     *
     * <p>The scope is narrowed to the event types of the classes with handlers, so that the database filters.
     *
     * @param <E> the common type of the domain events
     */
    final class TypedBuilder<E> {

        private final ProjectionParts parts;
        private final TypedHandlers<E> handlers;

        private TypedBuilder(String name, EventMapping<? extends E> mapping) {
            this.parts = new ProjectionParts(name);
            this.handlers = new TypedHandlers<>(parts, mapping);
        }

        /** Sets the events that it handles, for example those of one bounded context; all by default. */
        public TypedBuilder<E> scope(ReadScope events) {
            parts.scope = Objects.requireNonNull(events, "events");
            return this;
        }

        /** Sets the strategy that divides its events among partitions; by aggregate by default. */
        public TypedBuilder<E> partitionBy(PartitionStrategy division) {
            parts.strategy = Objects.requireNonNull(division, "division");
            return this;
        }

        /** Sets how its read model is cleared; see {@link Projection#clear}. */
        public TypedBuilder<E> onClear(TransactionTask<RuntimeException> clear) {
            parts.clear = Objects.requireNonNull(clear, "clear");
            return this;
        }

        /**
         * Handles the events of a class and its subclasses, also those into which the mapping splits stored events of
         * other types.
         *
         * @throws IllegalArgumentException if the class already has a handler
         */
        public <V extends E> TypedBuilder<E> on(Class<V> eventClass, TypedHandler<? super V> handler) {
            handlers.add(eventClass, handler);
            return this;
        }

        /**
         * Handles all events of the mapping that have no other handler.
         *
         * @throws IllegalArgumentException if there is such a handler already
         */
        public TypedBuilder<E> onAny(TypedHandler<? super E> handler) {
            handlers.addForOthers(handler);
            return this;
        }

        /** Skips the events of a class and its subclasses, also with {@link #onAny} and {@link #exhaustive}. */
        public TypedBuilder<E> ignore(Class<? extends E> eventClass) {
            handlers.ignore(eventClass);
            return this;
        }

        /**
         * Requires that each class of the mapping's events has a handler or is ignored. A test that builds the projection
         * then fails when a new event type is added.
         */
        public TypedBuilder<E> exhaustive() {
            handlers.requireAll();
            return this;
        }

        /**
         * Builds the projection.
         *
         * @throws IllegalArgumentException if it has no handler, if the mapping does not know a class that has a handler
         *     or is ignored, if an event class has two handlers, if an exhaustive projection neither handles nor ignores
         *     one, or if the scope excludes the event types of a handler
         */
        public Projection build() {
            return parts.routed(handlers.routes(), null);
        }
    }
}
