// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.StreamId;
import java.util.Objects;

/**
 * The state of one aggregate at a version of its stream.
 *
 * @param <S> the state
 * @param stream the stream
 * @param version the version of the last event that the state includes, 0 if there is no event
 * @param state the state; the initial one at version 0
 */
public record AggregateState<S>(StreamId stream, long version, S state) {

    /** Checks that nothing is missing. */
    public AggregateState {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(state, "state");
    }

    /** Whether the aggregate has events. */
    public boolean exists() {
        return version > 0;
    }
}
