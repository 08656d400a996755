// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.time.Duration;

/**
 * The length of a measurement.
 *
 * @param warmUp the number of warm-up rounds
 * @param rounds the number of measured rounds
 * @param roundTime the time for each contender in a round
 */
public record Settings(int warmUp, int rounds, Duration roundTime) {

    /** Validates the values. */
    public Settings {
        if (warmUp < 0 || rounds < 1 || roundTime.isNegative() || roundTime.isZero()) {
            throw new IllegalArgumentException("warm-up " + warmUp + ", rounds " + rounds + " and round time "
                    + roundTime + " are not all positive");
        }
    }
}
