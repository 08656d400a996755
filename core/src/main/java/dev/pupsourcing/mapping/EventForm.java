// SPDX-License-Identifier: MIT
package dev.pupsourcing.mapping;

import dev.pupsourcing.PersistedEvent;
import java.util.List;

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
        int number = 0;
        for (Step step : steps) {
            number++;
            Object older = value;
            value = PayloadMapper.<Object>upcast(event, number + " of " + steps.size(), () -> step.apply(older, event));
        }
        return newest.cast(value);
    }
}
