// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.Stores;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.snapshot.SnapshotStore;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import javax.sql.DataSource;

/** The parts of an event store in SQLite (3.35 and newer); see {@link Stores}. */
public final class SqliteEventStore {

    private SqliteEventStore() {}

    /** Creates an event store with the default tables. */
    public static EventStore create() {
        return create(StoreOptions.defaults());
    }

    /** Creates an event store. */
    public static EventStore create(StoreOptions options) {
        return stores(options).eventStore();
    }

    /** The log of a data source, with the default tables. */
    public static EventLog log(DataSource dataSource) {
        return log(dataSource, StoreOptions.defaults());
    }

    /** The log of a data source. */
    public static EventLog log(DataSource dataSource, StoreOptions options) {
        return stores(options).log(dataSource);
    }

    /** Snapshots of long streams, in the default table. */
    public static SnapshotStore snapshots() {
        return stores(StoreOptions.defaults()).snapshots();
    }

    /** Snapshots of long streams, in a table with a different name. */
    public static SnapshotStore snapshots(TableName table) {
        return stores(StoreOptions.defaults()).snapshots(table);
    }

    /** The persistent state of projections, in the default tables. */
    public static ProjectionStore projectionStore() {
        return projectionStore(StoreOptions.defaults());
    }

    /** The persistent state of projections. */
    public static ProjectionStore projectionStore(StoreOptions options) {
        return stores(options).projectionStore();
    }

    /** Transactions on a data source, retried if the database rolled them back; see {@link Stores#transactions}. */
    public static TransactionRunner transactions(DataSource dataSource) {
        return transactions(dataSource, RetryPolicy.lostTransactions());
    }

    /** Transactions on a data source, retried according to a policy; see {@link Stores#transactions}. */
    public static TransactionRunner transactions(DataSource dataSource, RetryPolicy retries) {
        return stores(StoreOptions.defaults()).transactions(dataSource, retries);
    }

    private static Stores stores(StoreOptions options) {
        return Stores.of(new SqliteDatabase(), options);
    }
}
