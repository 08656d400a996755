// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.internal.group.AppendGroups;
import dev.pupsourcing.jdbc.internal.group.AppendGroupsFactory;
import dev.pupsourcing.jdbc.internal.group.GroupLimits;
import dev.pupsourcing.jdbc.internal.group.GroupingStore;
import dev.pupsourcing.jdbc.internal.transaction.AppendTrackingStore;
import dev.pupsourcing.jdbc.internal.transaction.DedicatedConnection;
import dev.pupsourcing.jdbc.internal.transaction.QueuedTransactions;
import dev.pupsourcing.jdbc.internal.transaction.Transactions;
import dev.pupsourcing.jdbc.internal.transaction.WakingTransactions;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.GroupAppender;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * The parts of a facade that all its copies share, whatever their settings. Thread-safe.
 *
 * @param url the URL of the database, by which writers are queued
 * @param store the store below all decorators, which tracks appends
 * @param appending the same, which also takes appends for a group
 * @param grouped whether appends of waiting callers are grouped
 */
record FacadeParts(
        DataSource dataSource,
        String url,
        Dialect dialect,
        Stores stores,
        AppendTrackingStore store,
        ProjectionLog log,
        ProjectionStore projections,
        SqlErrorTranslator failures,
        GroupingStore appending,
        AppendGroups groups,
        boolean grouped) {

    static FacadeParts of(DataSource dataSource, Database database, StoreOptions options, String url) {
        Dialect dialect = database.dialect();
        Stores stores = Stores.of(database, options);
        StoreTables tables = StoreTables.of(options.tables(), dialect);
        SqlErrorTranslator failures = new SqlErrorTranslator(dialect, tables);
        AppendTrackingStore store = new AppendTrackingStore(stores.eventStore());
        Optional<GroupAppender> appender =
                options.groupCommit().isOn() ? dialect.groupAppender(tables) : Optional.empty();
        return new FacadeParts(
                dataSource,
                url,
                dialect,
                stores,
                store,
                stores.log(dataSource),
                stores.projectionStore(),
                failures,
                new GroupingStore(store),
                new AppendGroupsFactory(dataSource, url, dialect, tables, options.idempotentAppends(), failures)
                        .create(limits(options.groupCommit(), dialect), appender),
                appender.isPresent());
    }

    private static GroupLimits limits(GroupCommit settings, Dialect dialect) {
        return new GroupLimits(
                settings.maxEvents(),
                settings.maxBytes(),
                settings.maxWaiting(),
                settings.timeout(),
                dialect.singleWriter() ? 1 : settings.committers());
    }

    /** The store below all decorators, for appends in groups and on connections. */
    EventStore undecorated() {
        return appending;
    }

    boolean isUndecorated(EventStore other) {
        return other == appending;
    }

    /**
     * Refuses to continue if this thread has an open transaction, because an append would be committed before it, or
     * would wait for it.
     */
    void refuseOpenTransaction() {
        Transactions.refuseOpen(dataSource);
        QueuedTransactions.refuseOpen(url);
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
