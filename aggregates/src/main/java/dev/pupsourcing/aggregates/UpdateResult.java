// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * The result of an update.
 *
 * @param <E> the domain events
 * @param <S> the state
 * @param aggregate the aggregate after the update
 * @param events the events of the decision, none if there was nothing to do
 * @param lastPosition the position in the log of the last of these events, to wait for in a read model; empty if there
 *     are none
 * @param repeated whether a command with the same id had already been executed, so that the decision was skipped and
 *     the events are the earlier ones
 */
public record UpdateResult<E, S>(
        AggregateState<S> aggregate, List<E> events, OptionalLong lastPosition, boolean repeated) {

    /** Copies the list. */
    public UpdateResult {
        Objects.requireNonNull(aggregate, "aggregate");
        Objects.requireNonNull(lastPosition, "lastPosition");
        events = List.copyOf(events);
    }

    /** The state after the update. */
    public S state() {
        return aggregate.state();
    }

    /** The version after the update. */
    public long version() {
        return aggregate.version();
    }
}
