// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * An aggregate as an initial state and two pure functions: the events that a command leads to, and the state after an
 * event. Implemented by you.
 *
 * @param <C> the commands
 * @param <E> the domain events
 * @param <S> the state, immutable
 */
public interface Decider<C, E, S> extends Evolver<E, S> {

    /**
     * Returns the events that a command leads to in a state, none if there is nothing to do. Throws an exception of the
     * domain if the domain rejects the command.
     */
    List<E> decide(C command, S state);

    /** The decision on one command, as a function for the repository's {@code update}. */
    default Function<S, List<E>> deciding(C command) {
        return state -> decide(command, state);
    }

    /** Creates a decider from a value and two functions. */
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
