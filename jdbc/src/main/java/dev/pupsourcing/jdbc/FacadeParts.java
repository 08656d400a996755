// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.internal.transaction.AppendTrackingStore;
import dev.pupsourcing.jdbc.internal.transaction.DedicatedConnection;
import dev.pupsourcing.jdbc.internal.transaction.QueuedTransactions;
import dev.pupsourcing.jdbc.internal.transaction.Transactions;
import dev.pupsourcing.jdbc.internal.transaction.WakingTransactions;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * The parts of a facade that all its copies share, whatever their settings. Thread-safe.
 *
 * @param url the URL of the database, by which writers are queued
 * @param store the store below all decorators, which tracks appends
 */
record FacadeParts(
        DataSource dataSource,
        String url,
        Dialect dialect,
        Stores stores,
        AppendTrackingStore store,
        ProjectionLog log,
        ProjectionStore projections,
        SqlErrorTranslator failures) {

    static FacadeParts of(DataSource dataSource, Database database, StoreOptions options, String url) {
        Dialect dialect = database.dialect();
        Stores stores = Stores.of(database, options);
        return new FacadeParts(
                dataSource,
                url,
                dialect,
                stores,
                new AppendTrackingStore(stores.eventStore()),
                stores.log(dataSource),
                stores.projectionStore(),
                new SqlErrorTranslator(dialect, StoreTables.of(options.tables(), dialect)));
    }

    /** Transactions that wake projections; on a database with a single writer they are queued. */
    TransactionRunner transactions(RetryPolicy retries, UnaryOperator<Transactions> settings, WakeUps wakeUps) {
        Transactions plain = settings.apply(Transactions.of(dataSource, dialect).withRetries(retries));
        TransactionRunner ordered = dialect.singleWriter() ? new QueuedTransactions(plain, url) : plain;
        return new WakingTransactions(ordered, store, wakeUps);
    }

    DedicatedTransactions openDedicated() {
        DedicatedConnection dedicated = new DedicatedConnection(dataSource, dialect);
        return dialect.singleWriter() ? new QueuedTransactions(dedicated, url) : dedicated;
    }
}
