// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.PersistedEvent;
import java.util.List;
import java.util.Objects;

/**
 * A stored version of an event type, and the steps to the newest version. Immutable and thread-safe.
 *
 * @param stored the class of this version
 * @param steps the conversions in order, none for the newest version
 * @param newest the class of the newest version
 */
record EventForm<E>(Class<?> stored, List<Step> steps, Class<? extends E> newest) {

    /** One conversion of an event. */
    @FunctionalInterface
    interface Step {

        /** Converts an event to the next class. */
        Object apply(Object event, PersistedEvent stored);
    }

    Object stored(PayloadMapper mapper, PersistedEvent event) {
        return mapper.read(event, stored);
    }

    E newest(PayloadMapper mapper, PersistedEvent event) {
        Object value = stored(mapper, event);
        for (Step step : steps) {
            value = Objects.requireNonNull(
                    step.apply(value, event),
                    () -> "an upcast of \"" + event.eventType() + "\" v" + event.eventVersion()
                            + " must return an event");
        }
        return newest.cast(value);
    }
}
