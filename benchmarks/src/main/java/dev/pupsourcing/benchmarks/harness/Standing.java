// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.util.List;

/**
 * The result of one contender relative to the first.
 *
 * @param contender its name
 * @param eventsPerSecond its median throughput
 * @param throughput its throughput divided by that of the first, per round; higher is better
 * @param latency its median latency divided by that of the first, per round; lower is better
 * @param cpuMicros the processor time per event over all rounds, in microseconds
 * @param cpu the same divided by that of the first; lower is better
 * @param p50 the median over rounds of its median latency, in milliseconds
 * @param p99 the median over rounds of its 99th percentile, in milliseconds
 */
public record Standing(
        String contender,
        double eventsPerSecond,
        Spread throughput,
        Spread latency,
        double cpuMicros,
        double cpu,
        double p50,
        double p99) {

    static Standing of(String contender, List<Round> own, List<Round> first) {
        double[] throughput = new double[own.size()];
        double[] latency = new double[own.size()];
        for (int i = 0; i < own.size(); i++) {
            throughput[i] = own.get(i).eventsPerSecond() / first.get(i).eventsPerSecond();
            latency[i] = own.get(i).latencyMillis(0.5) / first.get(i).latencyMillis(0.5);
        }
        return new Standing(
                contender,
                median(own.stream().mapToDouble(Round::eventsPerSecond).toArray()),
                Spread.of(throughput),
                Spread.of(latency),
                cpuMicros(own),
                cpuMicros(own) / cpuMicros(first),
                median(own.stream()
                        .mapToDouble(round -> round.latencyMillis(0.5))
                        .toArray()),
                median(own.stream()
                        .mapToDouble(round -> round.latencyMillis(0.99))
                        .toArray()));
    }

    private static double cpuMicros(List<Round> rounds) {
        long nanos = rounds.stream().mapToLong(Round::cpuNanos).sum();
        return nanos / 1e3 / rounds.stream().mapToLong(Round::events).sum();
    }

    private static double median(double[] values) {
        return Spread.of(values).median();
    }
}
