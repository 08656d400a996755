// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import dev.pupsourcing.projection.wakeup.WakeUps;

/** Wakes projections after the commit of an append. */
public final class WakeUpAfterCommit {

    private static final System.Logger LOGGER = System.getLogger("dev.pupsourcing");

    private WakeUpAfterCommit() {}

    /**
     * Wakes projections. The events are committed, so a failed wake-up must not be reported as a failure; the events
     * will be found at the next poll.
     */
    public static void run(WakeUps wakeUps) {
        try {
            wakeUps.wakeUp();
        } catch (RuntimeException | Error e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "projections could not be woken up: " + e.getClass().getName());
        }
    }
}
