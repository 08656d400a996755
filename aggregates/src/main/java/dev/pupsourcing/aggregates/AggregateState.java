// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.StreamId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of one aggregate at a version of its stream. Immutable if the state is.
 *
 * @param <S> the state
 */
public final class AggregateState<S> {

    private final StreamId stream;
    private final long version;
    private final S state;

    private AggregateState(StreamId stream, long version, S state) {
        this.stream = Objects.requireNonNull(stream, "stream");
        this.version = version;
        this.state = Objects.requireNonNull(state, "state");
    }

    /**
     * The state of an aggregate.
     *
     * @param version the version of the last event that the state includes, 0 if there is no event
     * @param state the state; the initial one at version 0
     */
    public static <S> AggregateState<S> of(StreamId stream, long version, S state) {
        return new AggregateState<>(stream, version, state);
    }

    /** The stream. */
    public StreamId stream() {
        return stream;
    }

    /** The version of the last event that the state includes, 0 if there is no event. */
    public long version() {
        return version;
    }

    /** The state; the initial one at version 0. */
    public S state() {
        return state;
    }

    /** Whether the aggregate has events. */
    public boolean exists() {
        return version > 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AggregateState<?> that
                && version == that.version
                && stream.equals(that.stream)
                && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return Objects.hash(stream, version, state);
    }

    /** The stream, the version and the state. */
    @Override
    public String toString() {
        return stream + " at version " + version + ": " + state;
    }
}
