// SPDX-License-Identifier: MIT
package dev.pupsourcing.internal.guard;

/** A connection under a guard; also to be found through the wrappers of others, by {@code unwrap}. */
interface GuardedConnection {

    /** Its guard. */
    TransactionGuard guard();
}
