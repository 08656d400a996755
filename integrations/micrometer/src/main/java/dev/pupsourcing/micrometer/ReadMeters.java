// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** The meters of reads of one kind of stream. Thread-safe. */
final class ReadMeters {

    private final Timer timer;
    private final DistributionSummary events;

    ReadMeters(StoreRegistry target, StreamKind kind) {
        Tags tags = target.tags().and(kind.tags());
        this.timer = Timer.builder(Meters.READ)
                .description("Reads of streams")
                .tags(tags)
                .register(target.registry());
        this.events = DistributionSummary.builder(Meters.READ_EVENTS)
                .description("Events per read of a stream")
                .baseUnit(Meters.EVENTS)
                .tags(tags)
                .register(target.registry());
    }

    void record(long nanos, int read) {
        timer.record(nanos, TimeUnit.NANOSECONDS);
        events.record(read);
    }
}
