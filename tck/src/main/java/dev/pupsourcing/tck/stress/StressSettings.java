// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import java.time.Duration;

/**
 * The duration and random seed of the stress test.
 *
 * @param seed the seed of a round's decisions; each task has its own random numbers
 * @param round the time for which writers write in a round
 * @param total the time in which rounds are started; zero for one round
 */
record StressSettings(long seed, Duration round, Duration total) {

    private static final String PREFIX = "pupsourcing.stress.";
    private static final long SEED = 20261127;
    private static final int SHORT_SECONDS = 5;
    private static final int ROUND_SECONDS = 20;
    private static final int LONG_SECONDS = 300;

    /** One round of some seconds, for the default build. */
    static StressSettings brief() {
        return new StressSettings(firstSeed(), seconds("short.seconds", SHORT_SECONDS), Duration.ZERO);
    }

    /**
     * Rounds for the time of the system property {@code pupsourcing.stress.seconds}, five minutes by default;
     * {@code pupsourcing.stress.seed} sets the seed of the first round, and each round adds one.
     */
    static StressSettings extended() {
        return new StressSettings(
                firstSeed(), seconds("round.seconds", ROUND_SECONDS), seconds("seconds", LONG_SECONDS));
    }

    private static long firstSeed() {
        return Long.getLong(PREFIX + "seed", SEED);
    }

    private static Duration seconds(String name, int usual) {
        return Duration.ofSeconds(Integer.getInteger(PREFIX + name, usual));
    }

    /** The same for a later round. */
    StressSettings round(int number) {
        return new StressSettings(seed + number, round, total);
    }
}
