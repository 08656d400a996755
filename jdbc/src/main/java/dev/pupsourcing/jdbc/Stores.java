// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.EventStore;
import dev.pupsourcing.diagnosis.Diagnosis;
import dev.pupsourcing.jdbc.internal.diagnosis.Doctor;
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
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.snapshot.SnapshotStore;
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The parts of an event store for one kind of database, for use without the facade {@link Pupsourcing}: with a
 * framework's transactions, or with read models in a different database than the log. The parts and this class are
 * immutable and thread-safe.
 *
 * <p>The methods do not check the schema or connect to the database, unless stated otherwise.
 */
public final class Stores {

    private final Database database;
    private final Dialect dialect;
    private final StoreOptions options;
    private final StoreTables tables;

    private Stores(Database database, StoreOptions options) {
        this.database = database;
        this.dialect = database.dialect();
        this.options = options;
        this.tables = StoreTables.of(options.tables(), dialect);
    }

    /** Creates the parts with the default options. */
    public static Stores of(Database database) {
        return of(database, StoreOptions.defaults());
    }

    /** Creates the parts. */
    public static Stores of(Database database, StoreOptions options) {
        return new Stores(Objects.requireNonNull(database, "database"), Objects.requireNonNull(options, "options"));
    }

    /** The event store. */
    public EventStore eventStore() {
        return JdbcEventStore.create(
                dialect,
                new StoreSettings(tables, options.idempotentAppends(), options.streamPage(), options.logger()));
    }

    /** The log of a data source. */
    public ProjectionLog log(DataSource dataSource) {
        return JdbcEventLog.create(Objects.requireNonNull(dataSource, "dataSource"), dialect, tables);
    }

    /**
     * The log of a data source, with a given clock.
     *
     * @param clock the clock for timestamps of stalls and for grace periods, which by default use a monotonic clock;
     *     correctness never depends on it
     */
    public ProjectionLog log(DataSource dataSource, InstantSource clock) {
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

    /** Snapshots of long streams, in a table with a different name. */
    public SnapshotStore snapshots(TableName table) {
        return JdbcSnapshotStore.create(dialect, Objects.requireNonNull(table, "table"));
    }

    /** Diagnoses an event store; see {@link StoreDiagnosis}. */
    public Diagnosis diagnose(DataSource dataSource) {
        Objects.requireNonNull(dataSource, "dataSource");
        return new Doctor(dataSource, Optional.of(database), options.tables()).examine();
    }

    /** The persistent state of projections: checkpoints, leases, parked streams, dead letters. */
    public ProjectionStore projectionStore() {
        return new JdbcProjectionStore(tables, dialect);
    }

    /**
     * Transactions on a data source; see {@link #transactions(DataSource, RetryPolicy)}.
     *
     * @throws dev.pupsourcing.StoreAccessException if the database cannot be reached
     */
    public TransactionRunner transactions(DataSource dataSource) {
        return transactions(dataSource, RetryPolicy.lostTransactions());
    }

    /**
     * Transactions on a data source. They end as the database's driver requires, queue on databases with a single
     * writer, and are retried according to the policy. Unlike those of the facade, they do not wake projections.
     *
     * @throws dev.pupsourcing.StoreAccessException if the database cannot be reached
     */
    public TransactionRunner transactions(DataSource dataSource, RetryPolicy retries) {
        return JdbcTransactions.create(
                Objects.requireNonNull(dataSource, "dataSource"), dialect, Objects.requireNonNull(retries, "retries"));
    }
}
