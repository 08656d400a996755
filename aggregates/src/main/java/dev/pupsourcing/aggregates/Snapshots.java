// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import dev.pupsourcing.snapshot.SnapshotStore;
import java.util.Objects;

/**
 * Settings for the snapshots of a repository. Immutable; thread-safe if the store and the codec are.
 *
 * @param <S> the state
 */
public final class Snapshots<S> {

    /** The default number of events between snapshots. */
    public static final int DEFAULT_INTERVAL = 100;

    private final SnapshotStore store;
    private final StateCodec<S> codec;
    private final int interval;

    private Snapshots(SnapshotStore store, StateCodec<S> codec, int interval) {
        this.store = Objects.requireNonNull(store, "store");
        this.codec = Objects.requireNonNull(codec, "codec");
        this.interval = interval;
    }

    /**
     * Settings for a snapshot every {@value #DEFAULT_INTERVAL} events.
     *
     * @param store stores the snapshots
     * @param codec encodes and decodes the state
     */
    public static <S> Snapshots<S> of(SnapshotStore store, StateCodec<S> codec) {
        return new Snapshots<>(store, codec, DEFAULT_INTERVAL);
    }

    /**
     * These settings with another number of events after the last snapshot at which a new one is written.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Snapshots<S> withInterval(int events) {
        if (events < 1) {
            throw new IllegalArgumentException("events between snapshots must be at least 1, was " + events);
        }
        return new Snapshots<>(store, codec, events);
    }

    /** Stores the snapshots. */
    public SnapshotStore store() {
        return store;
    }

    /** Encodes and decodes the state. */
    public StateCodec<S> codec() {
        return codec;
    }

    /** The number of events after the last snapshot at which a new one is written, at least 1. */
    public int interval() {
        return interval;
    }

    @Override
    public String toString() {
        return "snapshots every " + interval + " events";
    }
}
