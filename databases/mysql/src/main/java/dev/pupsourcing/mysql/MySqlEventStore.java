// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.jdbc.JdbcEventLog;
import dev.pupsourcing.jdbc.JdbcEventStore;
import dev.pupsourcing.jdbc.JdbcProjections;
import dev.pupsourcing.jdbc.JdbcSnapshotStore;
import dev.pupsourcing.jdbc.JdbcTransactions;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.snapshot.SnapshotStore;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import javax.sql.DataSource;

/** Makes event stores in MySQL (8.0 and newer) and MariaDB (10.6 and newer). */
public final class MySqlEventStore {

    private MySqlEventStore() {}

    /** An event store in the default tables. */
    public static EventStore create() {
        return create(StoreOptions.defaults());
    }

    /** An event store with settings of your own. */
    public static EventStore create(StoreOptions config) {
        return JdbcEventStore.create(MySqlDialect.INSTANCE, config);
    }

    /** The global log in the default tables behind a data source. */
    public static EventLog log(DataSource dataSource) {
        return log(dataSource, StoreOptions.defaults());
    }

    /** The global log behind a data source. */
    public static EventLog log(DataSource dataSource, StoreOptions config) {
        return JdbcEventLog.create(dataSource, MySqlDialect.INSTANCE, config);
    }

    /** Snapshots of long streams in the default table. */
    public static SnapshotStore snapshots() {
        return snapshots(JdbcSnapshotStore.DEFAULT_TABLE);
    }

    /** Snapshots of long streams in a table of another name. */
    public static SnapshotStore snapshots(TableName table) {
        return JdbcSnapshotStore.create(MySqlDialect.INSTANCE, table);
    }

    /** What is remembered for projections, in the default tables. */
    public static ProjectionStore projections() {
        return projections(StoreOptions.defaults());
    }

    /** What is remembered for projections. */
    public static ProjectionStore projections(StoreOptions config) {
        return JdbcProjections.create(MySqlDialect.INSTANCE, config);
    }

    /** Transactions over a data source, run again if the database gives them up. They wake no runners of projections. */
    public static TransactionRunner transactions(DataSource dataSource) {
        return transactions(dataSource, RetryPolicy.lostTransactions());
    }

    /** Transactions over a data source, run again as a policy says. They wake no runners of projections. */
    public static TransactionRunner transactions(DataSource dataSource, RetryPolicy retries) {
        return JdbcTransactions.create(dataSource, MySqlDialect.INSTANCE, retries);
    }
}
