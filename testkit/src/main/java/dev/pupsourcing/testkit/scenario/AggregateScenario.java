// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Given earlier events, when a command is handled, then these events (or this error) follow. Needs neither a database
 * nor classes of the library in the domain: an aggregate is an initial state, a function that evolves it, and
 * decisions.
 *
 * <p>Immutable: a scenario can be the shared beginning of several tests.
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

    /** Creates the scenario of an aggregate whose decisions are passed to {@link #when(String, Function)}. */
    public static <E, S> AggregateScenario<E, S> of(
            S initialState, BiFunction<? super S, ? super E, ? extends S> evolve) {
        Objects.requireNonNull(initialState, "initialState");
        return new AggregateScenario<>(initialState, Objects.requireNonNull(evolve, "evolve"), List.of());
    }

    /** This scenario with more events before the command. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final AggregateScenario<E, S> given(E... events) {
        return given(List.of(events));
    }

    /** This scenario with more events before the command. */
    public AggregateScenario<E, S> given(List<? extends E> events) {
        List<E> all = new ArrayList<>(given);
        all.addAll(events);
        return new AggregateScenario<>(initialState, evolve, List.copyOf(all));
    }

    /**
     * Decides a command on the state after the given events.
     *
     * @param decide returns the events of a command in a state, for example {@code decider::decide}
     */
    public <C> Then<E, S> when(C command, BiFunction<? super C, ? super S, ? extends List<? extends E>> decide) {
        return when(String.valueOf(command), state -> decide.apply(command, state));
    }

    /**
     * Makes a decision on the state after the given events.
     *
     * @param what the name of the decision, for the failure message
     * @param decision returns the events for the state, for example {@code order -> order.pay(money)}
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
