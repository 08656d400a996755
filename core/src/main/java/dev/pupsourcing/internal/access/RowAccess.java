// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Creates values from the rows of a database, without validation. The package of the values registers an
 * implementation, and the SPI calls it. The types are parameters, because this package must not depend on theirs.
 * Implementations are thread-safe.
 *
 * @param <S> the ids of streams
 * @param <V> the builders of events
 * @param <E> the stored events
 */
public interface RowAccess<S, V, E> {

    /** Creates the id of a stream. */
    S streamId(String boundedContext, String aggregateType, String aggregateId);

    /** Creates a stored event; the arrays are not copied, and those of the builder are ignored. */
    E event(V values, byte[] payload, byte[] metadata, long position, long aggregateVersion);

    /** Registers the implementation. */
    static void register(RowAccess<?, ?, ?> access) {
        Registered.access = access;
    }

    /**
     * The registered implementation.
     *
     * @throws NullPointerException if the class that registers it is not initialized
     */
    static RowAccess<?, ?, ?> registered() {
        return Objects.requireNonNull(Registered.access, "no access to rows is registered");
    }

    /** Holds the implementation. */
    final class Registered {

        private static volatile @Nullable RowAccess<?, ?, ?> access;

        private Registered() {}
    }
}
