// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection;

/** Wakes nobody. */
final class NoWakeUps implements WakeUps {

    static final NoWakeUps INSTANCE = new NoWakeUps();

    private NoWakeUps() {}

    @Override
    public void wakeUp() {
        // Nobody listens.
    }

    @Override
    public Subscription subscribe(Runnable listener) {
        return () -> {};
    }
}
