// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.mapping.EventMapping;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Handles the events of the log in order and writes a read model.
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
    static ProjectionBuilder builder(String name) {
        return new ProjectionBuilder(name);
    }

    /**
     * Creates a builder for handlers of domain events, which a mapping reads.
     *
     * @param <E> the common type of the domain events
     * @throws IllegalArgumentException if the name cannot be stored
     */
    static <E> TypedProjectionBuilder<E> builder(String name, EventMapping<? extends E> mapping) {
        return new TypedProjectionBuilder<>(name, mapping);
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
     * Removes the whole read model, before the projection is built again from the beginning of the log. The default refuses.
     *
     * @param tx the connection of the transaction that resets the checkpoints; never to be committed, rolled back or closed
     * @throws SQLException if a statement fails
     * @throws UnsupportedOperationException if the projection does not know how to clear its read model
     */
    default void clear(Connection tx) throws SQLException {
        throw new UnsupportedOperationException("projection \"" + name()
                + "\" cannot clear its read model; override Projection.clear, or clear the tables in the reset");
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
}
