// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

/** Whether the transaction that this thread is in has appended. Thread-safe. */
final class AppendMark {

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
