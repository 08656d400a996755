// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import dev.pupsourcing.projection.status.FailureReport.Action;
import dev.pupsourcing.projection.status.LeaseReport.Change;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The meters of one projection in this process, registered together, so that rates begin at zero. Thread-safe. */
final class ProjectionMeters {

    private final Timer handled;
    private final Timer failed;
    private final Counter events;
    private final Map<Action, Counter> failures = new EnumMap<>(Action.class);
    private final Map<Change, Counter> leases = new EnumMap<>(Change.class);

    ProjectionMeters(StoreRegistry target, String projection) {
        Tags tags = target.tags().and(Meters.PROJECTION, projection);
        this.handled = batches(target.registry(), tags, "handled");
        this.failed = batches(target.registry(), tags, "failed");
        this.events = counter(Meters.PROJECTION_EVENTS, "Events that were handled and committed", tags)
                .baseUnit(Meters.EVENTS)
                .register(target.registry());
        for (Action action : Action.values()) {
            failures.put(
                    action,
                    counter(Meters.FAILURES, "Failures, by what was done", tags)
                            .tag(Meters.ACTION, name(action))
                            .register(target.registry()));
        }
        for (Change change : Change.values()) {
            leases.put(
                    change,
                    counter(Meters.LEASE_CHANGES, "Changes of leases on segments", tags)
                            .tag(Meters.CHANGE, change.name().toLowerCase(Locale.ROOT))
                            .register(target.registry()));
        }
    }

    private static Counter.Builder counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags);
    }

    private static Timer batches(MeterRegistry registry, Tags tags, String outcome) {
        return Timer.builder(Meters.BATCH)
                .description("Batches: handled with the commit, failed without it")
                .tags(tags)
                .tag(Meters.OUTCOME, outcome)
                .register(registry);
    }

    private static String name(Action action) {
        return switch (action) {
            case RETRIED -> "retry";
            case PARKED -> "park";
            case DEAD_LETTERED -> "dead";
            case STOPPED -> "stop";
            default -> action.name().toLowerCase(Locale.ROOT);
        };
    }

    void handled(Duration duration, int count) {
        handled.record(duration);
        events.increment(count);
    }

    void failed(Duration duration) {
        failed.record(duration);
    }

    void failed(Action action) {
        Objects.requireNonNull(failures.get(action)).increment();
    }

    void changed(Change change) {
        Objects.requireNonNull(leases.get(change)).increment();
    }
}
