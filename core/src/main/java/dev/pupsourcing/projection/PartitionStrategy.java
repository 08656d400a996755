// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

import dev.pupsourcing.PersistedEvent;
import java.util.function.Function;

/**
 * Gives every event of a projection one of the 1024 {@linkplain dev.pupsourcing.slot.Slots slots}. A partition is a range of
 * slots; the events of one slot are handled in the order of the log, those of different slots side by side.
 *
 * <p>By default the slot is that of the aggregate id, and the database filters. A strategy of one's own keeps the order
 * across aggregates, those of one customer for example; the events are then filtered in the process, so that every
 * process reads all that is in the projection's scope. The number of partitions may change as freely as with the
 * default.
 *
 * <p>The answer must be the same for ever: it may depend on the event and on nothing else. Whoever needs another answer
 * gives the strategy another name, which is accepted while all checkpoints of the projection stand at one position.
 * Thread-safe: it is asked by all partitions at once.
 */
public interface PartitionStrategy {

    /** The name of {@link #byAggregate()}, which no other strategy may have. */
    String BY_AGGREGATE = "aggregate";

    /** The slot of the aggregate id, which the database knows; the default. */
    static PartitionStrategy byAggregate() {
        return AggregateStrategy.INSTANCE;
    }

    /**
     * The slot of a key, so that the events with one key are handled in order.
     *
     * @param name the strategy's name
     * @param key what belongs together, the customer's id for example; never null
     * @throws IllegalArgumentException if the name is blank
     */
    static PartitionStrategy byKey(String name, Function<? super PersistedEvent, String> key) {
        return new KeyStrategy(name, key);
    }

    /** What it is known by: another name is another strategy. Not blank. */
    String name();

    /**
     * The slot of an event.
     *
     * @param event an event in the projection's scope
     * @return 0 to 1023; if it is anything else, or if this method throws, all partitions stop before the event
     */
    int slot(PersistedEvent event);
}
