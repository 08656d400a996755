// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.micronaut;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.Pupsourcing;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;

// region events
/** Appends in the transaction of the caller, and wakes projections after its commit. */
@Singleton
final class TransactionalEvents {

    private final Pupsourcing pupsourcing;
    private final TransactionOperations<Connection> transactions;

    TransactionalEvents(Pupsourcing pupsourcing, TransactionOperations<Connection> transactions) {
        this.pupsourcing = pupsourcing;
        this.transactions = transactions;
    }

    AppendResult append(ExpectedVersion expected, Event event) {
        TransactionStatus<?> transaction = transactions
                .findTransactionStatus()
                .orElseThrow(() -> new IllegalStateException("append needs a method that is @Transactional"));
        AppendResult result = pupsourcing.store().append(transactions.getConnection(), expected, event);
        transaction.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                pupsourcing.backend().wakeUps().wakeUp();
            }
        });
        return result;
    }
}
// endregion
