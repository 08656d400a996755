// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions, with a bound. */
public final class Waiting {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(1);

    private Waiting() {}

    /**
     * Waits until a condition holds.
     *
     * @param what what is waited for, for the failure
     * @throws AssertionError if it does not hold within a minute
     */
    public static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + " did not come within " + LIMIT);
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
