// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.wakeup;

/** Wake-ups that do nothing. */
final class NoWakeUps implements WakeUps {

    static final NoWakeUps INSTANCE = new NoWakeUps();

    private NoWakeUps() {}

    @Override
    public void wakeUp() {
        // there are no listeners
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        return () -> {};
    }
}
