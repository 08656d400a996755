// SPDX-License-Identifier: MIT
package dev.pupsourcing.transaction;

import dev.pupsourcing.EventStore;
import java.util.Objects;

/**
 * An event store, and the transactions in which it is used: the facade of an event store, or two parts that {@link #of}
 * combines. Implemented by the library; may gain default methods. Thread-safe.
 */
public interface TransactionalStore {

    /** The event store. */
    EventStore store();

    /** The transactions, in the database of the event store. */
    TransactionRunner transactions();

    /** Combines two parts, for example an event store and the transactions of a framework. */
    static TransactionalStore of(EventStore store, TransactionRunner transactions) {
        record Composed(EventStore store, TransactionRunner transactions) implements TransactionalStore {}
        return new Composed(
                Objects.requireNonNull(store, "store"), Objects.requireNonNull(transactions, "transactions"));
    }
}
