// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.snapshot.SnapshotStore;
import java.util.Objects;

/**
 * When and how a repository keeps snapshots.
 *
 * @param <S> the state
 * @param store where they are kept
 * @param codec how the state is written
 * @param every after how many events since the last snapshot a new one is kept, at least 1
 */
public record Snapshots<S>(SnapshotStore store, StateCodec<S> codec, int every) {

    /** After how many events a new snapshot is kept by default. */
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
            throw new IllegalArgumentException("a snapshot every " + every + " events: that is below 1");
        }
    }

    /** A snapshot every {@value #DEFAULT_EVERY} events. */
    public static <S> Snapshots<S> of(SnapshotStore store, StateCodec<S> codec) {
        return new Snapshots<>(store, codec, DEFAULT_EVERY);
    }
}
