// SPDX-License-Identifier: MIT
package dev.pupsourcing.benchmarks.harness;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param warmUp rounds that are not counted
 * @param rounds rounds that are counted
 * @param roundTime how long each contender runs in a round
 */
public record Settings(int warmUp, int rounds, Duration roundTime) {

    /** Checks the figures. */
    public Settings {
        if (warmUp < 0 || rounds < 1 || roundTime.isNegative() || roundTime.isZero()) {
            throw new IllegalArgumentException("warm-up " + warmUp + ", rounds " + rounds + " and round time "
                    + roundTime + " are not all positive");
        }
    }
}
