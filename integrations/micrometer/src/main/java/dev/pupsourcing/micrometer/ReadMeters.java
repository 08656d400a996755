// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** The meters of reads of one kind of stream. Thread-safe. */
final class ReadMeters {

    private final Timer timer;
    private final DistributionSummary events;

    ReadMeters(MeterRegistry registry, StreamKind kind) {
        this.timer = Timer.builder(Meters.READ)
                .description("Reads of streams")
                .tags(kind.tags())
                .register(registry);
        this.events = DistributionSummary.builder(Meters.READ_EVENTS)
                .description("Events per read of a stream")
                .baseUnit(Meters.EVENTS)
                .tags(kind.tags())
                .register(registry);
    }

    void record(long nanos, int read) {
        timer.record(nanos, TimeUnit.NANOSECONDS);
        events.record(read);
    }
}
