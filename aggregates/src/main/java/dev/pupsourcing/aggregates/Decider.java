// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An aggregate as three pure functions: where its state begins, which events a command leads to, and how each event
 * changes the state.
 *
 * @param <C> the commands
 * @param <E> the domain events
 * @param <S> the state, immutable
 */
public interface Decider<C, E, S> extends Evolver<E, S> {

    /**
     * The events that a command leads to in a state, none if there is nothing to do. A command that the domain refuses
     * throws an exception of the domain's own.
     */
    List<E> decide(C command, S state);

    /** What the repository's {@code update} takes: the decision on one command. */
    default Function<S, List<E>> deciding(C command) {
        return state -> decide(command, state);
    }

    /** A decider from a value and two functions. */
    static <C, E, S> Decider<C, E, S> of(
            S initialState,
            BiFunction<? super C, ? super S, ? extends List<? extends E>> decide,
            BiFunction<? super S, ? super E, ? extends S> evolve) {
        Objects.requireNonNull(decide, "decide");
        Evolver<E, S> evolver = Evolver.of(initialState, evolve);
        return new Decider<>() {
            @Override
            public S initialState() {
                return evolver.initialState();
            }

            @Override
            public List<E> decide(C command, S state) {
                return List.copyOf(decide.apply(command, state));
            }

            @Override
            public S evolve(S state, E event) {
                return evolver.evolve(state, event);
            }
        };
    }
}
