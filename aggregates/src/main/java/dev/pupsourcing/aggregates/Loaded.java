// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.StreamId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A state as it was folded from a snapshot and the events after it.
 *
 * @param lastEventId the id of the event at the state's version, null at version 0
 * @param snapshotVersion the version of the snapshot it began with, 0 for none
 * @param snapshotUnfit whether the stored snapshot could not be used although it has the expected schema, so that it is to
 *     be replaced or removed
 */
record Loaded<S>(AggregateState<S> aggregate, @Nullable UUID lastEventId, long snapshotVersion, boolean snapshotUnfit) {

    StreamId stream() {
        return aggregate.stream();
    }

    long version() {
        return aggregate.version();
    }

    Loaded<S> with(S state, long version, UUID eventId) {
        return new Loaded<>(new AggregateState<>(stream(), version, state), eventId, snapshotVersion, snapshotUnfit);
    }
}
