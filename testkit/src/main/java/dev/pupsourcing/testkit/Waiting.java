// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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
        until(what, condition, () -> "");
    }

    /**
     * Waits until a condition holds.
     *
     * @param what what is waited for, for the failure
     * @param situation what else the failure should say
     * @throws AssertionError if it does not hold within a minute
     */
    public static void until(String what, BooleanSupplier condition, Supplier<String> situation) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + " did not come within " + LIMIT + ". " + situation.get());
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
