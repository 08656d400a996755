// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Given earlier events, when a command comes, then these events (or this error) follow. Needs neither a database nor a
 * class of ours in the domain: an aggregate is an initial state, a function that evolves it, and decisions.
 *
 * <p>Immutable: a scenario can be the common beginning of several tests.
 *
 * @param <E> the domain events
 * @param <S> the state
 */
public final class AggregateScenario<E, S> {

    private final S initialState;
    private final BiFunction<? super S, ? super E, ? extends S> evolve;
    private final List<E> given;

    private AggregateScenario(S initialState, BiFunction<? super S, ? super E, ? extends S> evolve, List<E> given) {
        this.initialState = initialState;
        this.evolve = evolve;
        this.given = given;
    }

    /** A scenario of an aggregate whose decisions are handed to {@link #when(String, Function)}. */
    public static <E, S> AggregateScenario<E, S> of(
            S initialState, BiFunction<? super S, ? super E, ? extends S> evolve) {
        Objects.requireNonNull(initialState, "initialState");
        return new AggregateScenario<>(initialState, Objects.requireNonNull(evolve, "evolve"), List.of());
    }

    /** This scenario after more events, which have happened before the command. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final AggregateScenario<E, S> given(E... events) {
        return given(List.of(events));
    }

    /** This scenario after more events, which have happened before the command. */
    public AggregateScenario<E, S> given(List<? extends E> events) {
        List<E> all = new ArrayList<>(given);
        all.addAll(events);
        return new AggregateScenario<>(initialState, evolve, List.copyOf(all));
    }

    /**
     * Decides a command on the state that the given events lead to.
     *
     * @param decide the events that follow from a command and a state, for example {@code decider::decide}
     */
    public <C> Then<E, S> when(C command, BiFunction<? super C, ? super S, ? extends List<? extends E>> decide) {
        return when(String.valueOf(command), state -> decide.apply(command, state));
    }

    /**
     * Makes a decision on the state that the given events lead to.
     *
     * @param what the decision in words, for the failure
     * @param decision the events that follow from the state, for example {@code order -> order.pay(money)}
     */
    public Then<E, S> when(String what, Function<? super S, ? extends List<? extends E>> decision) {
        S state = evolved(initialState, given);
        Story story = new Story(given, what);
        try {
            List<E> events = List.copyOf(decision.apply(state));
            return new Then<>(story, events, evolved(state, events));
        } catch (Exception | AssertionError e) {
            return new Then<>(story, e);
        }
    }

    private S evolved(S start, List<E> events) {
        S state = start;
        for (E event : events) {
            state = evolve.apply(state, event);
        }
        return state;
    }
}
