// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import dev.pupsourcing.spi.SafeLogger;
import io.micrometer.core.instrument.Clock;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The status, read again when it is used after an interval. One thread reads; others receive the previous status
 * meanwhile. If it cannot be read, it is unknown for an interval. Thread-safe.
 */
final class CachedStatus {

    private static final System.Logger LOGGER = SafeLogger.of(System.getLogger("dev.pupsourcing.micrometer"));

    private final Supplier<StoreStatus> reader;
    private final Consumer<StoreStatus> changed;
    private final long interval;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile StoreStatus last = StoreStatus.UNKNOWN;
    private volatile long nextAt;
    private boolean failed;

    /**
     * Creates a cache that has read nothing.
     *
     * @param changed is called after each read, on the thread that reads
     */
    CachedStatus(Supplier<StoreStatus> reader, Consumer<StoreStatus> changed, Duration interval, Clock clock) {
        this.reader = reader;
        this.changed = changed;
        this.interval = interval.toNanos();
        this.clock = clock;
        this.nextAt = clock.monotonicTime();
    }

    /** The status, at most an interval old unless another thread is reading it. */
    StoreStatus get() {
        if (clock.monotonicTime() - nextAt >= 0 && !reading.isHeldByCurrentThread() && reading.tryLock()) {
            try {
                if (clock.monotonicTime() - nextAt >= 0) {
                    refresh();
                }
            } finally {
                reading.unlock();
            }
        }
        return last;
    }

    private void refresh() {
        try {
            last = reader.get();
            failed = false;
        } catch (RuntimeException e) {
            last = StoreStatus.UNKNOWN;
            if (!failed) {
                LOGGER.log(Level.WARNING, "the status of projections cannot be read, so its gauges have no value", e);
            }
            failed = true;
        }
        nextAt = clock.monotonicTime() + interval;
        changed.accept(last);
    }
}
