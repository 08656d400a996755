// SPDX-License-Identifier: MIT
package dev.pupsourcing.examples.quarkus;

import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.jdbc.Pupsourcing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

// region events
/** Appends in the JTA transaction of the caller, and wakes projections after its commit. */
@ApplicationScoped
class TransactionalEvents {

    private final Pupsourcing pupsourcing;
    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;

    TransactionalEvents(
            Pupsourcing pupsourcing, DataSource dataSource, TransactionSynchronizationRegistry transaction) {
        this.pupsourcing = pupsourcing;
        this.dataSource = dataSource;
        this.transaction = transaction;
    }

    AppendResult append(ExpectedVersion expected, Event event) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            AppendResult result = pupsourcing.store().append(connection, expected, event);
            transaction.registerInterposedSynchronization(new WakeUp());
            return result;
        }
    }

    private final class WakeUp implements Synchronization {

        @Override
        public void beforeCompletion() {
            // only the commit matters
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                pupsourcing.backend().wakeUps().wakeUp();
            }
        }
    }
}
// endregion
