// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

/**
 * Tells those who run projections that something was appended, so that they need not wait for their next look at the log.
 *
 * <p>A wake-up is a hint and no message: it carries nothing, several may become one, and a lost one costs no more than a
 * poll interval. Thread-safe.
 */
public interface WakeUps {

    /** Says that something was appended and committed; returns at once and never throws. */
    void wakeUp();

    /**
     * Calls a listener after every wake-up, possibly on another thread, until the subscription is closed.
     *
     * @param listener returns at once and never throws
     */
    Subscription subscribe(Runnable listener);

    /** Wake-ups within this process. */
    static WakeUps inProcess() {
        return new InProcessWakeUps();
    }

    /** Wake-ups that wake nobody: the poll interval is all there is. */
    static WakeUps none() {
        return NoWakeUps.INSTANCE;
    }

    /** A listener's place. Closing twice is harmless. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
