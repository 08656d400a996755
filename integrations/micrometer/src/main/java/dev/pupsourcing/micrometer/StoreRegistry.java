// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * A registry with the meters of one store. Thread-safe.
 *
 * @param store the name of the store, or null if it has none
 */
record StoreRegistry(MeterRegistry registry, @Nullable String store) {

    /** The tags that all meters of the store have. */
    Tags tags() {
        return store == null ? Tags.empty() : Tags.of(Meters.STORE, store);
    }

    Clock clock() {
        return registry.config().clock();
    }

    /**
     * Checks that no other store has the same gauges: the registry would keep those of the first store and ignore the others.
     *
     * @throws IllegalStateException if one has
     */
    void refuseSharedGauges() {
        boolean shared = registry.find(Meters.LOG_POSITION).meters().stream()
                .map(meter -> meter.getId().getTag(Meters.STORE))
                .anyMatch(other -> store == null || other == null || store.equals(other));
        if (shared) {
            throw new IllegalStateException("each event store in one registry must have its own name, but this one"
                    + (store == null ? "" : " (\"" + store + "\")")
                    + " would share the gauges of another; name both with"
                    + " PupsourcingMetrics.builder(registry).store(...), or close the metrics of the other first");
        }
    }
}
