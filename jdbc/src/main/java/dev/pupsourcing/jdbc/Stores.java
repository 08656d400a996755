// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.jdbc.internal.projection.JdbcProjectionStore;
import dev.pupsourcing.jdbc.internal.read.JdbcEventLog;
import dev.pupsourcing.jdbc.internal.store.JdbcEventStore;
import dev.pupsourcing.jdbc.internal.store.JdbcSnapshotStore;
import dev.pupsourcing.jdbc.internal.store.StoreSettings;
import dev.pupsourcing.jdbc.internal.transaction.JdbcTransactions;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.snapshot.SnapshotStore;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import java.time.InstantSource;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * The parts of an event store in one kind of database, for use without the facade {@link Pupsourcing}: with transactions
 * that a framework manages, or with read models in another database than the log. Immutable and thread-safe, as are the
 * parts.
 *
 * <p>Nothing here checks the schema or connects to the database, except where a method says so.
 */
public final class Stores {

    private final Dialect dialect;
    private final StoreOptions options;
    private final StoreTables tables;

    private Stores(Dialect dialect, StoreOptions options) {
        this.dialect = dialect;
        this.options = options;
        this.tables = StoreTables.of(options.tables(), dialect);
    }

    /** The parts of an event store with the default options. */
    public static Stores of(Database database) {
        return of(database, StoreOptions.defaults());
    }

    /** The parts of an event store. */
    public static Stores of(Database database, StoreOptions options) {
        return new Stores(
                Objects.requireNonNull(database, "database").dialect(), Objects.requireNonNull(options, "options"));
    }

    /** The event store. */
    public EventStore eventStore() {
        return JdbcEventStore.create(
                dialect,
                new StoreSettings(tables, options.idempotentAppends(), options.streamPage(), options.logger()));
    }

    /** The global log that a data source leads to. */
    public EventLog log(DataSource dataSource) {
        return JdbcEventLog.create(Objects.requireNonNull(dataSource, "dataSource"), dialect, tables);
    }

    /**
     * The global log that a data source leads to, with another clock.
     *
     * @param clock for the timestamps of stalls and for grace periods, which otherwise are measured by a monotonic clock; it
     *     decides no delivery
     */
    public EventLog log(DataSource dataSource, InstantSource clock) {
        return JdbcEventLog.create(
                Objects.requireNonNull(dataSource, "dataSource"),
                dialect,
                tables,
                Objects.requireNonNull(clock, "clock"));
    }

    /** Snapshots of long streams, in the table {@link TableNames#SNAPSHOTS}. */
    public SnapshotStore snapshots() {
        return snapshots(TableNames.SNAPSHOTS);
    }

    /** Snapshots of long streams, in a table of another name. */
    public SnapshotStore snapshots(TableName table) {
        return JdbcSnapshotStore.create(dialect, Objects.requireNonNull(table, "table"));
    }

    /** The persistent state of projections: checkpoints, leases, parked streams, dead letters. */
    public ProjectionStore projectionStore() {
        return new JdbcProjectionStore(tables, dialect);
    }

    /**
     * Transactions over a data source; see {@link #transactions(DataSource, RetryPolicy)}.
     *
     * @throws dev.pupsourcing.StoreAccessException if the database cannot be reached
     */
    public TransactionRunner transactions(DataSource dataSource) {
        return transactions(dataSource, RetryPolicy.lostTransactions());
    }

    /**
     * Transactions over a data source. They end as the database's driver needs it, queue where there is one writer at a
     * time, and run again according to the policy. They wake no projections; those of the facade do.
     *
     * @throws dev.pupsourcing.StoreAccessException if the database cannot be reached
     */
    public TransactionRunner transactions(DataSource dataSource, RetryPolicy retries) {
        return JdbcTransactions.create(
                Objects.requireNonNull(dataSource, "dataSource"), dialect, Objects.requireNonNull(retries, "retries"));
    }
}
