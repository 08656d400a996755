// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.guard;

/** A connection under a guard; can also be found through other wrappers, with {@code unwrap}. */
interface GuardedConnection {

    /** Its guard. */
    TransactionGuard guard();
}
