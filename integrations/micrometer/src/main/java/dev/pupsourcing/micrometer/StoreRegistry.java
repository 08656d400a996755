// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * A registry and the tags that all meters of one store have in it. Thread-safe.
 *
 * @param tags the name of the store, if it has one
 */
record StoreRegistry(MeterRegistry registry, Tags tags) {

    /** The tags of a store with a name; none if it is empty. */
    static Tags tagsOf(String store) {
        return store.isEmpty() ? Tags.empty() : Tags.of(Meters.STORE, store);
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
        String own = store();
        boolean shared = registry.find(Meters.LOG_POSITION).meters().stream()
                .map(meter -> meter.getId().getTag(Meters.STORE))
                .anyMatch(other -> own == null || other == null || own.equals(other));
        if (shared) {
            throw new IllegalStateException("each event store in one registry must have its own name, but this one"
                    + (own == null ? "" : " (\"" + own + "\")")
                    + " would share the gauges of another; name both with"
                    + " PupsourcingMetrics.builder(registry).store(...), or close the metrics of the other first");
        }
    }

    private @Nullable String store() {
        return tags.stream().findFirst().map(Tag::getValue).orElse(null);
    }
}
