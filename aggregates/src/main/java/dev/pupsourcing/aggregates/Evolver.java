// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import java.util.Objects;
import java.util.function.BiFunction;

/**
 * Derives the state of an aggregate from its events. Implementations must be pure functions. Implemented by you.
 *
 * @param <E> the domain events
 * @param <S> the state, immutable
 */
public interface Evolver<E, S> {

    /** The state before the first event. */
    S initialState();

    /** Returns the state after one more event. */
    S evolve(S state, E event);

    /** Returns the state after several more events, in order. */
    default S evolveAll(S state, Iterable<? extends E> events) {
        S evolved = state;
        for (E event : events) {
            evolved = evolve(evolved, event);
        }
        return evolved;
    }

    /** Creates an evolver from a value and a function. */
    static <E, S> Evolver<E, S> of(S initialState, BiFunction<? super S, ? super E, ? extends S> evolve) {
        Objects.requireNonNull(initialState, "initialState");
        Objects.requireNonNull(evolve, "evolve");
        return new Evolver<>() {
            @Override
            public S initialState() {
                return initialState;
            }

            @Override
            public S evolve(S state, E event) {
                return evolve.apply(state, event);
            }
        };
    }
}
