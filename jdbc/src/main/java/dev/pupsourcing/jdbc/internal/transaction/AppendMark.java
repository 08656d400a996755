// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.transaction;

/** Whether the transaction that this thread is in has appended. Thread-safe. */
public final class AppendMark {

    private final ThreadLocal<Boolean> appended = ThreadLocal.withInitial(() -> false);

    void set(boolean value) {
        if (value) {
            appended.set(true);
        } else {
            appended.remove();
        }
    }

    boolean get() {
        return appended.get();
    }
}
