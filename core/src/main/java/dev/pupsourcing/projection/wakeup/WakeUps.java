// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.wakeup;

/**
 * Notifies running projections of appends, so that they need not wait for their next poll. Implemented by the library; you may decorate it.
 *
 * <p>A wake-up is only a hint: it contains no data, several may be combined, and if one is lost, the events are found
 * at the next poll. Implementations must be thread-safe.
 */
public interface WakeUps {

    /** Notifies listeners after an append was committed; returns immediately and never throws. */
    void wakeUp();

    /**
     * Calls a listener after every wake-up, possibly on another thread, until the subscription is closed.
     *
     * @param listener must return immediately and never throw
     */
    Subscription subscribe(Runnable listener);

    /** Wake-ups within this process. */
    static WakeUps inProcess() {
        return new InProcessWakeUps();
    }

    /** Wake-ups that do nothing: projections only poll. */
    static WakeUps none() {
        return NoWakeUps.INSTANCE;
    }

    /** The subscription of a listener. Closing it is idempotent. Implemented by the library. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
