// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of an update. Immutable if the state and the events are.
 *
 * @param <E> the domain events
 * @param <S> the state
 */
public final class UpdateResult<E, S> {

    private final AggregateState<S> aggregate;
    private final List<E> events;
    private final long lastPosition;
    private final boolean repeated;

    private UpdateResult(AggregateState<S> aggregate, List<E> events, long lastPosition, boolean repeated) {
        this.aggregate = Objects.requireNonNull(aggregate, "aggregate");
        this.events = List.copyOf(events);
        this.lastPosition = lastPosition;
        this.repeated = repeated;
    }

    /**
     * The result of an update.
     *
     * @param lastPosition the position of the last event, 0 if there is none
     * @param repeated whether a command with the same id had already been executed
     */
    public static <E, S> UpdateResult<E, S> of(
            AggregateState<S> aggregate, List<E> events, long lastPosition, boolean repeated) {
        return new UpdateResult<>(aggregate, events, lastPosition, repeated);
    }

    /** The aggregate after the update. */
    public AggregateState<S> aggregate() {
        return aggregate;
    }

    /** The events of the decision, empty if it made no change. */
    public List<E> events() {
        return events;
    }

    /**
     * The position of the last of these events, to wait for in a read model; 0 if there are none, which needs no wait.
     */
    public long lastPosition() {
        return lastPosition;
    }

    /**
     * Whether a command with the same id had already been executed, so that the decision was skipped and the events are the
     * earlier ones.
     */
    public boolean repeated() {
        return repeated;
    }

    /** The state after the update. */
    public S state() {
        return aggregate.state();
    }

    /** The version after the update. */
    public long version() {
        return aggregate.version();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UpdateResult<?, ?> that
                && lastPosition == that.lastPosition
                && repeated == that.repeated
                && aggregate.equals(that.aggregate)
                && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return Objects.hash(aggregate, events, lastPosition, repeated);
    }

    /** The aggregate, the number of events and the last position. */
    @Override
    public String toString() {
        return aggregate + " after " + events.size() + " events, last position " + lastPosition;
    }
}
