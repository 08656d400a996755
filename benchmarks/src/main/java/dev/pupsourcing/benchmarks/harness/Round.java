// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

/** The result of one contender in one round. */
final class Round {

    private final long events;
    private final double seconds;
    private final long cpuNanos;
    private final long[] latencies;

    /**
     * Creates a result.
     *
     * @param events the number of events that were stored or read
     * @param seconds the elapsed time
     * @param cpuNanos the processor time of its threads and the server
     * @param latencies the latency of each operation in nanoseconds, ascending
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
