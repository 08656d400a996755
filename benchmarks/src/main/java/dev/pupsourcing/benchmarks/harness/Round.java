// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

/** What one contender did in one round. */
final class Round {

    private final long events;
    private final double seconds;
    private final long cpuNanos;
    private final long[] latencies;

    /**
     * A round.
     *
     * @param events how many events were stored or read
     * @param seconds how long that took
     * @param cpuNanos the processor time that its threads and the server used meanwhile
     * @param latencies how long each operation took, in nanoseconds, ascending
     */
    Round(long events, double seconds, long cpuNanos, long[] latencies) {
        this.events = events;
        this.seconds = seconds;
        this.cpuNanos = cpuNanos;
        this.latencies = latencies;
    }

    long events() {
        return events;
    }

    long cpuNanos() {
        return cpuNanos;
    }

    double eventsPerSecond() {
        return events / seconds;
    }

    double latencyMillis(double quantile) {
        int index = (int) Math.round(quantile * (latencies.length - 1));
        return latencies[index] / 1e6;
    }
}
