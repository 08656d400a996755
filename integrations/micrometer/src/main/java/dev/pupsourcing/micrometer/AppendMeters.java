// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import dev.pupsourcing.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The meters of appends to one kind of stream. Thread-safe. */
final class AppendMeters {

    /** The result of an append. */
    enum Outcome {
        STORED,
        CONFLICT,
        DUPLICATE,
        ERROR
    }

    private final Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);
    private final KnownNames<String, Counter> events;
    private final boolean byType;

    /**
     * Registers the meters, with all outcomes, so that rates begin at zero.
     *
     * @param eventTypes the maximum number of event types in tags, 0 for none
     */
    AppendMeters(StoreRegistry target, StreamKind kind, int eventTypes) {
        Tags tags = target.tags().and(kind.tags());
        this.byType = eventTypes > 0;
        for (Outcome outcome : Outcome.values()) {
            String name = outcome.name().toLowerCase(Locale.ROOT);
            timers.put(
                    outcome,
                    Timer.builder(Meters.APPEND)
                            .description("Appends, without the commit")
                            .tags(tags.and(Meters.OUTCOME, name))
                            .register(target.registry()));
        }
        this.events = new KnownNames<>(
                eventTypes, Meters.OTHER, type -> counter(target.registry(), byType ? type : null, tags));
    }

    private static Counter counter(MeterRegistry registry, @Nullable String type, Tags tags) {
        return Counter.builder(Meters.APPEND_EVENTS)
                .description("Events that were appended")
                .baseUnit(Meters.EVENTS)
                .tags(type == null ? tags : tags.and(Meters.EVENT_TYPE, type))
                .register(registry);
    }

    void record(Outcome outcome, long nanos, List<Event> appended) {
        Objects.requireNonNull(timers.get(outcome)).record(nanos, TimeUnit.NANOSECONDS);
        if (outcome != Outcome.STORED) {
            return;
        }
        if (!byType) {
            events.of(Meters.OTHER).increment(appended.size());
            return;
        }
        appended.forEach(event -> events.of(event.eventType()).increment());
    }
}
