// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.settings;

import dev.pupsourcing.projection.status.ProcessingListener;
import dev.pupsourcing.spi.SafeLogger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The settings of one run that all its projections share. Immutable.
 *
 * @param pageSize the number of events per page of the log
 * @param pollInterval the interval between polls at the end of the log
 * @param clock the clock for timestamps in reports
 * @param nanos the monotonic clock for durations
 * @param logger the logger
 * @param listeners the listeners
 */
public record RunSettings(
        int pageSize,
        Duration pollInterval,
        InstantSource clock,
        LongSupplier nanos,
        System.Logger logger,
        List<ProcessingListener> listeners) {

    public static final int DEFAULT_PAGE_SIZE = 1_000;

    public static final Duration DEFAULT_POLL_INTERVAL = Duration.ofMillis(100);

    /** The defaults. */
    public static final RunSettings DEFAULTS = new RunSettings(
            DEFAULT_PAGE_SIZE,
            DEFAULT_POLL_INTERVAL,
            InstantSource.system(),
            System::nanoTime,
            System.getLogger("dev.pupsourcing.processing"),
            List.of());

    public RunSettings {
        if (pageSize < 1) {
            throw new IllegalArgumentException("pageSize must be at least 1, was " + pageSize);
        }
        if (Objects.requireNonNull(pollInterval, "pollInterval").toMillis() < 1) {
            throw new IllegalArgumentException("pollInterval must be at least 1 ms, was " + pollInterval);
        }
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(nanos, "nanos");
        logger = SafeLogger.of(Objects.requireNonNull(logger, "logger"));
        listeners = List.copyOf(listeners);
    }

    public RunSettings withPageSize(int events) {
        return new RunSettings(events, pollInterval, clock, nanos, logger, listeners);
    }

    public RunSettings withPollInterval(Duration interval) {
        return new RunSettings(pageSize, interval, clock, nanos, logger, listeners);
    }

    public RunSettings withClock(InstantSource source) {
        return new RunSettings(pageSize, pollInterval, source, nanos, logger, listeners);
    }

    public RunSettings withNanos(LongSupplier source) {
        return new RunSettings(pageSize, pollInterval, clock, source, logger, listeners);
    }

    public RunSettings withLogger(System.Logger target) {
        return new RunSettings(pageSize, pollInterval, clock, nanos, target, listeners);
    }

    public RunSettings withListener(ProcessingListener added) {
        Objects.requireNonNull(added, "listener");
        List<ProcessingListener> all =
                Stream.concat(listeners.stream(), Stream.of(added)).toList();
        return new RunSettings(pageSize, pollInterval, clock, nanos, logger, all);
    }
}
