// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.StreamId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A loaded state, and how it was derived from a snapshot and events.
 *
 * @param lastEventId the id of the event at the state's version, null at version 0
 * @param snapshotVersion the version of the snapshot that was used, 0 for none
 * @param snapshotUnfit whether the stored snapshot has the expected schema but could not be used, so that it must be
 *     replaced or removed
 */
record Loaded<S>(AggregateState<S> aggregate, @Nullable UUID lastEventId, long snapshotVersion, boolean snapshotUnfit) {

    StreamId stream() {
        return aggregate.stream();
    }

    long version() {
        return aggregate.version();
    }

    Loaded<S> with(S state, long version, UUID eventId) {
        return new Loaded<>(AggregateState.of(stream(), version, state), eventId, snapshotVersion, snapshotUnfit);
    }
}
