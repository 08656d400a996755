// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.signal;

import java.time.Duration;

/**
 * A wait that other threads can end, and a stop that ends all waits permanently. Thread-safe.
 *
 * <p>The protocol: take a {@link #ticket()} before looking for work; if there was none, {@link #await} with that
 * ticket. A wake-up in between ends the wait immediately, so none is lost.
 */
public final class Signal {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Object monitor = new Object();
    private long wakeUps;
    private boolean stopped;

    /** Creates a signal. */
    public Signal() {}

    /** A number for {@link #await}, which changes with every wake-up. */
    public long ticket() {
        synchronized (monitor) {
            return wakeUps;
        }
    }

    /** Ends current waits, and the next wait with a ticket that was taken before. */
    public void wakeUp() {
        synchronized (monitor) {
            wakeUps++;
            monitor.notifyAll();
        }
    }

    /** Ends all current and future waits. */
    public void stop() {
        synchronized (monitor) {
            stopped = true;
            wakeUps++;
            monitor.notifyAll();
        }
    }

    /** Whether {@link #stop()} was called. */
    public boolean stopped() {
        synchronized (monitor) {
            return stopped;
        }
    }

    /**
     * Waits for a wake-up after the ticket was taken, for a stop, or for a time-out.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void await(long ticket, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + nanos(atMost);
        synchronized (monitor) {
            long left = deadline - System.nanoTime();
            while (wakeUps == ticket && !stopped && left > 0) {
                monitor.wait(left / 1_000_000, (int) (left % 1_000_000));
                left = deadline - System.nanoTime();
            }
        }
    }

    /**
     * Pauses regardless of wake-ups, unless there is a stop.
     *
     * @return whether to continue; false if there was a stop
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean pause(Duration time) throws InterruptedException {
        long left = nanos(time);
        long deadline = System.nanoTime() + left;
        while (left > 0 && !stopped()) {
            await(ticket(), Duration.ofNanos(left));
            left = deadline - System.nanoTime();
        }
        return !stopped();
    }

    /** A duration in nanoseconds, at most a century. */
    private static long nanos(Duration duration) {
        return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
    }
}
