// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.snapshot.SnapshotStore;
import java.util.Objects;

/**
 * Settings for the snapshots of a repository.
 *
 * @param <S> the state
 * @param store stores the snapshots
 * @param codec encodes and decodes the state
 * @param every the number of events after the last snapshot at which a new one is written, at least 1
 */
public record Snapshots<S>(SnapshotStore store, StateCodec<S> codec, int every) {

    /** The default number of events between snapshots. */
    public static final int DEFAULT_EVERY = 100;

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if {@code every} is below 1
     */
    public Snapshots {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(codec, "codec");
        if (every < 1) {
            throw new IllegalArgumentException("events between snapshots must be at least 1, was " + every);
        }
    }

    /** Creates settings for a snapshot every {@value #DEFAULT_EVERY} events. */
    public static <S> Snapshots<S> of(SnapshotStore store, StateCodec<S> codec) {
        return new Snapshots<>(store, codec, DEFAULT_EVERY);
    }
}
