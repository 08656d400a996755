// SPDX-License-Identifier: MIT
package dev.pupsourcing.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions, with a time limit. */
public final class Waiting {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(1);

    private Waiting() {}

    /**
     * Waits until a condition holds.
     *
     * @param what the condition, for the failure message
     * @throws AssertionError if it does not hold within a minute
     */
    public static void until(String what, BooleanSupplier condition) {
        until(what, condition, () -> "");
    }

    /**
     * Waits until a condition holds.
     *
     * @param what the condition, for the failure message
     * @param situation more text for the failure message
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
