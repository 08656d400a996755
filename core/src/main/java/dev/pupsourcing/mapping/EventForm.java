// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.PersistedEvent;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stored version of an event type, and the steps to domain events. Immutable and thread-safe.
 *
 * @param stored the class of this version
 * @param steps the conversions in order
 * @param newest the class of the domain event; null if the version stands for several
 * @param split returns the domain events; null if the version stands for one
 */
record EventForm<E>(
        Class<?> stored,
        List<Step> steps,
        @Nullable Class<? extends E> newest,
        @Nullable Split<E> split) {

    /** One conversion of an event. */
    @FunctionalInterface
    interface Step {

        /** Converts an event to the next class. */
        Object apply(Object event, PersistedEvent stored);
    }

    /** The conversion of an event to any number of domain events. */
    @FunctionalInterface
    interface Split<E> {

        /** The domain events that a stored event stands for. */
        List<? extends E> apply(Object event, PersistedEvent stored);
    }

    Object stored(PayloadMapper mapper, PersistedEvent event) {
        return mapper.read(event, stored);
    }

    E newest(PayloadMapper mapper, PersistedEvent event) {
        return Objects.requireNonNull(newest).cast(converted(mapper, event));
    }

    void readInto(PayloadMapper mapper, PersistedEvent event, Consumer<? super E> target) {
        Split<E> last = split;
        if (last == null) {
            target.accept(newest(mapper, event));
        } else {
            Object value = converted(mapper, event);
            PayloadMapper.<E>upcastAll(event, "split", () -> last.apply(value, event))
                    .forEach(target);
        }
    }

    private Object converted(PayloadMapper mapper, PersistedEvent event) {
        Object value = stored(mapper, event);
        int number = 0;
        for (Step step : steps) {
            number++;
            Object before = value;
            value = PayloadMapper.<Object>upcast(
                    event, number + " of " + steps.size(), () -> step.apply(before, event));
        }
        return value;
    }
}
