// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A pause before a retry; tests replace it. */
@FunctionalInterface
interface Pause {

    /** Pauses on the real clock. */
    Pause REAL = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

    void pause(Duration duration) throws InterruptedException;
}
