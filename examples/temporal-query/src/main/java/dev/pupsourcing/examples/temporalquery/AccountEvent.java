// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.temporalquery;

/** What can happen to an account. */
sealed interface AccountEvent {

    /** The change of the balance in cents. */
    long change();

    /** An account was opened. */
    record Opened(String owner) implements AccountEvent {

        @Override
        public long change() {
            return 0;
        }
    }

    /** Money came in. */
    record Deposited(long cents) implements AccountEvent {

        @Override
        public long change() {
            return cents;
        }
    }

    /** Money went out. */
    record Withdrawn(long cents) implements AccountEvent {

        @Override
        public long change() {
            return -cents;
        }
    }
}
