// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import java.util.function.Function;

/**
 * Assigns one of the 1,024 {@linkplain dev.pupsourcing.slot.Slots slots} to every event of a projection. A partition is
 * a range of slots; the events of one slot are handled in the order of the log, those of different slots in parallel. Implemented by you.
 *
 * <p>By default the slot is that of the aggregate id, and the database filters by it. Other strategies keep order
 * across aggregates, for example for those of one customer. Their events are filtered in the process, so that every
 * process reads the whole scope of the projection. The number of partitions can change at any time, as with the
 * default.
 *
 * <p>The slot of an event must never change: it must depend only on the event. A strategy with different results needs
 * a different name, which is accepted while all checkpoints of the projection are at the same position. Implementations
 * must be thread-safe, because all partitions call them concurrently.
 */
public interface PartitionStrategy {

    /** The reserved name of {@link #byAggregate()}. */
    String BY_AGGREGATE = "aggregate";

    /** The default strategy: the slot of the aggregate id, which is stored in the database. */
    static PartitionStrategy byAggregate() {
        return AggregateStrategy.INSTANCE;
    }

    /**
     * Creates a strategy that uses the slot of a key, so that events with the same key are handled in order.
     *
     * @param name the strategy's name
     * @param key returns the key of an event, for example the customer's id; never null
     * @throws IllegalArgumentException if the name is blank
     */
    static PartitionStrategy byKey(String name, Function<? super PersistedEvent, String> key) {
        return new KeyStrategy(name, key);
    }

    /** The name, which identifies the strategy. Not blank. */
    String name();

    /**
     * Returns the slot of an event.
     *
     * @param event an event in the projection's scope
     * @return 0 to 1023; if the value is invalid, or this method throws, all partitions stop before the event
     */
    int slot(PersistedEvent event);
}
