// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What followed in an {@link AggregateScenario}, to be compared with what was expected. Every check returns this, so that
 * checks can follow one another. Immutable.
 *
 * @param <E> the domain events
 * @param <S> the state
 */
public final class Then<E, S> {

    private final Story story;
    private final List<E> events;
    private final @Nullable S state;
    private final @Nullable Throwable error;

    Then(Story story, List<E> events, S state) {
        this.story = story;
        this.events = events;
        this.state = state;
        this.error = null;
    }

    Then(Story story, Throwable error) {
        this.story = story;
        this.events = List.of();
        this.state = null;
        this.error = error;
    }

    /**
     * Exactly these events followed, in this order.
     *
     * @throws AssertionError if others did, or an error
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Then<E, S> then(E... expected) {
        return then(List.of(expected));
    }

    /**
     * Exactly these events followed, in this order.
     *
     * @throws AssertionError if others did, or an error
     */
    public Then<E, S> then(List<? extends E> expected) {
        if (error != null || !events.equals(expected)) {
            throw failure(Story.lines(marked(expected, events)), Story.lines(marked(events, expected)));
        }
        return this;
    }

    /**
     * No event followed, and no error.
     *
     * @throws AssertionError otherwise
     */
    public Then<E, S> thenNothing() {
        return then(List.of());
    }

    /**
     * The state became this.
     *
     * @throws AssertionError otherwise
     */
    public Then<E, S> thenState(S expected) {
        if (!Objects.equals(state, expected)) {
            throw failure("state " + expected, "state " + state);
        }
        return this;
    }

    /**
     * What has become of the state is looked at by assertions of your own.
     *
     * @throws AssertionError if an error followed, or from the assertions
     */
    public Then<E, S> thenStateSatisfies(Consumer<? super S> assertions) {
        S reached = state;
        if (reached == null) {
            throw failure("a state", "");
        }
        assertions.accept(reached);
        return this;
    }

    /**
     * An error of this type followed.
     *
     * @throws AssertionError otherwise
     */
    public <X extends Throwable> Then<E, S> thenError(Class<X> type) {
        return thenError(type, "");
    }

    /**
     * An error of this type followed, whose message contains a text.
     *
     * @throws AssertionError otherwise
     */
    public <X extends Throwable> Then<E, S> thenError(Class<X> type, String messagePart) {
        String wanted = type.getName() + (messagePart.isEmpty() ? "" : " with \"" + messagePart + "\"");
        if (!type.isInstance(error) || !String.valueOf(error.getMessage()).contains(messagePart)) {
            throw failure(wanted, Story.lines(events));
        }
        return this;
    }

    private AssertionError failure(String expected, String actual) {
        return story.failure(expected, error == null ? actual : "error " + error, error);
    }

    /** The things, those that have no equal at their place in the other list marked. */
    private static List<String> marked(List<?> things, List<?> others) {
        List<String> marked = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            boolean same = i < others.size() && Objects.equals(things.get(i), others.get(i));
            marked.add((same ? "  " : "! ") + things.get(i));
        }
        return marked;
    }
}
