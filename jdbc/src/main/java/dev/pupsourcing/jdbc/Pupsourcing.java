// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.jdbc.internal.connection.NewConnections;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.internal.schema.SchemaCheck;
import dev.pupsourcing.jdbc.internal.transaction.AppendTrackingStore;
import dev.pupsourcing.jdbc.internal.transaction.DedicatedConnection;
import dev.pupsourcing.jdbc.internal.transaction.QueuedTransactions;
import dev.pupsourcing.jdbc.internal.transaction.Transactions;
import dev.pupsourcing.jdbc.internal.transaction.WakingTransactions;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Databases;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.WakeUps;
import dev.pupsourcing.projection.spi.ProjectionStore;
import dev.pupsourcing.snapshot.SnapshotStore;
import dev.pupsourcing.spi.DedicatedTransactions;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionTask;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An event store together with a {@link DataSource}: the shortest way to append and read, when the library may own the
 * transactions.
 *
 * <p>It adds no concept: all it does can be done with its {@link #store()}, a connection and a {@link TransactionRunner}. It
 * finds the kind of database by itself, runs a transaction that the database gave up again, and on a database with one
 * writer at a time it queues the writers of this process. Holds no connection between calls; thread-safe.
 */
public final class Pupsourcing implements ProjectionHost {

    private final DataSource dataSource;
    private final String databaseUrl;
    private final Dialect dialect;
    private final Stores stores;
    private final AppendTrackingStore store;
    private final EventLog log;
    private final RetryPolicy retries;
    private final TransactionRunner transactions;
    private final TransactionRunner appends;
    private final WakeUps wakeUps;
    private final ProjectionStore projections;
    private final SqlErrorTranslator failures;

    private Pupsourcing(DataSource dataSource, Database database, StoreOptions options, String databaseUrl) {
        this.dialect = database.dialect();
        this.dataSource = dataSource;
        this.databaseUrl = databaseUrl;
        this.wakeUps = WakeUps.inProcess();
        this.stores = Stores.of(database, options);
        this.store = new AppendTrackingStore(stores.eventStore());
        this.log = stores.log(dataSource);
        this.retries = RetryPolicy.lostTransactions();
        this.transactions = waking(runner().withRetries(retries));
        this.appends = waking(runner().withRetries(retries).unguarded());
        this.projections = stores.projectionStore();
        this.failures = new SqlErrorTranslator(dialect, StoreTables.of(options.tables(), dialect));
    }

    private Pupsourcing(Pupsourcing other, WakeUps wakeUps, RetryPolicy retries) {
        this.dialect = other.dialect;
        this.dataSource = other.dataSource;
        this.stores = other.stores;
        this.store = other.store;
        this.log = other.log;
        this.databaseUrl = other.databaseUrl;
        this.wakeUps = wakeUps;
        this.retries = retries;
        this.transactions = waking(runner().withRetries(retries));
        this.appends = waking(runner().withRetries(withoutConflicts(retries)).unguarded());
        this.projections = other.projections;
        this.failures = other.failures;
    }

    private Transactions runner() {
        return Transactions.of(dataSource, dialect);
    }

    private TransactionRunner waking(TransactionRunner plain) {
        TransactionRunner ordered = dialect.singleWriter() ? new QueuedTransactions(plain, databaseUrl) : plain;
        return new WakingTransactions(ordered, store, wakeUps);
    }

    /** The version that a plain append expects stays the same, however often it runs. */
    private static RetryPolicy withoutConflicts(RetryPolicy policy) {
        return new RetryPolicy(policy.attempts(), policy.firstDelay(), policy.maxDelay(), false);
    }

    /** The event store with the default tables behind a data source; see {@link #create(DataSource, StoreOptions)}. */
    public static Pupsourcing create(DataSource dataSource) {
        return create(dataSource, StoreOptions.defaults());
    }

    /**
     * The event store behind a data source.
     *
     * @throws IllegalArgumentException if no module for this kind of database is on the class path, and the options name
     *     none
     * @throws dev.pupsourcing.SchemaException if the tables are missing or of another version
     * @throws StoreAccessException if the database cannot be reached
     */
    public static Pupsourcing create(DataSource dataSource, StoreOptions options) {
        Objects.requireNonNull(dataSource, "dataSource");
        Objects.requireNonNull(options, "options");
        try (Connection connection = NewConnections.take(dataSource)) {
            return create(dataSource, options, connection);
        } catch (SQLException e) {
            throw SqlErrorTranslator.notOpened(e);
        }
    }

    private static Pupsourcing create(DataSource dataSource, StoreOptions options, Connection connection)
            throws SQLException {
        Database database =
                options.database().isPresent() ? options.database().get() : Databases.forConnection(connection);
        StoreTables tables = StoreTables.of(options.tables(), database.dialect());
        try {
            database.dialect().checkReader(connection, tables);
        } catch (SQLException e) {
            throw new SqlErrorTranslator(database.dialect(), tables).translate("check of the database", e, connection);
        }
        SchemaCheck.check(connection, database, options.tables());
        return new Pupsourcing(
                dataSource, database, options, connection.getMetaData().getURL());
    }

    /** The event store at a JDBC URL, over new connections each time; see {@link #create(String, String, String)}. */
    public static Pupsourcing create(String jdbcUrl) {
        return create(jdbcUrl, null, null);
    }

    /**
     * The event store at a JDBC URL, over a new connection for each call. For tools and tests; applications hand their
     * pool to {@link #create(DataSource)}.
     *
     * @param user the user, null if the URL names it or none is needed
     * @param password the password, null likewise
     */
    public static Pupsourcing create(String jdbcUrl, @Nullable String user, @Nullable String password) {
        return create(new DriverManagerDataSource(Objects.requireNonNull(jdbcUrl, "jdbcUrl"), user, password));
    }

    /**
     * Appends in a transaction of its own; see {@link EventStore#append(Connection, ExpectedVersion, List)}.
     *
     * @throws StoreAccessException also if the commit failed and it is {@linkplain StoreAccessException#outcomeUnknown()
     *     unknown} whether the events are stored
     * @throws IllegalStateException if this thread is in a transaction over the same data source, also that of an event
     *     handler: append with its connection through {@link #store()} then
     */
    public AppendResult append(ExpectedVersion expected, List<Event> events) {
        return guarded("append", tx -> store.append(tx, expected, events));
    }

    /** Appends in a transaction of its own; see {@link EventStore#append(Connection, ExpectedVersion, List)}. */
    public AppendResult append(ExpectedVersion expected, Event... events) {
        return append(expected, Arrays.asList(Objects.requireNonNull(events, "events")));
    }

    /** Reads a whole stream; see {@link EventStore#readStream(Connection, StreamId)}. */
    public AggregateStream readStream(StreamId stream) {
        return readStream(stream, VersionRange.all());
    }

    /** Reads a part of a stream; see {@link EventStore#readStream(Connection, StreamId, VersionRange)}. */
    public AggregateStream readStream(StreamId stream, VersionRange range) {
        try (Connection connection = NewConnections.take(dataSource)) {
            return store.readStream(connection, stream, range);
        } catch (SQLException e) {
            throw failures.translate("read of stream " + stream, e, null);
        }
    }

    /**
     * Runs a unit of work in one transaction and returns its result after the commit. {@link #useTransaction} is for work
     * without a result.
     *
     * @param work gets a connection that refuses to end the transaction; can run more than once
     * @throws X if the work throws it; nothing is stored
     * @throws StoreAccessException if one of the work's own statements or the commit fails, with the {@link SQLException} as
     *     its cause; also if it is {@linkplain StoreAccessException#outcomeUnknown() unknown} whether the work is stored
     * @throws dev.pupsourcing.transaction.TransactionLostException if the database gave up the transaction as often as the
     *     policy repeats it
     * @throws dev.pupsourcing.transaction.TransactionAbortedException if the work caught a failure after which its
     *     transaction cannot be committed
     * @throws EventStoreException if the event store refuses
     * @throws IllegalStateException if this thread is in a transaction over the same data source already
     */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(TransactionWork<T, X> work) throws X {
        try {
            return transactions.call(work);
        } catch (SQLException e) {
            throw failures.translateWork(e);
        }
    }

    /**
     * Runs a unit of work without a result in one transaction; otherwise as {@link #inTransaction}.
     *
     * @throws X if the work throws it; nothing is stored
     */
    public <X extends Exception> void useTransaction(TransactionTask<X> work) throws X {
        this.<@Nullable Void, X>inTransaction(tx -> {
            work.run(tx);
            return null;
        });
    }

    /** The event store, for use with connections of your own. */
    public EventStore store() {
        return store;
    }

    /** The global log. */
    public EventLog log() {
        return log;
    }

    /** Snapshots of long streams in the default table. */
    public SnapshotStore snapshots() {
        return stores.snapshots();
    }

    /** Snapshots of long streams in a table of another name. */
    public SnapshotStore snapshots(TableName table) {
        return stores.snapshots(table);
    }

    /** The parts that projections run on: log, transactions, persistent state and wake-ups. */
    @Override
    public ProjectionBackend backend() {
        return new FacadeBackend(log, transactions, projections, wakeUps, this::openDedicated);
    }

    /** This facade with other wake-ups, for example such that reach other processes. */
    public Pupsourcing withWakeUps(WakeUps other) {
        return new Pupsourcing(this, Objects.requireNonNull(other, "other"), retries);
    }

    /**
     * This facade with another policy for running transactions again; {@link RetryPolicy#lostTransactions()} by default. A
     * single {@link #append} is never run again after a version conflict, because it would expect the same version again.
     */
    public Pupsourcing withRetries(RetryPolicy policy) {
        return new Pupsourcing(this, wakeUps, Objects.requireNonNull(policy, "policy"));
    }

    /** The transactions that this facade uses. */
    public TransactionRunner transactions() {
        return transactions;
    }

    private DedicatedTransactions openDedicated() {
        DedicatedConnection dedicated = new DedicatedConnection(dataSource, dialect);
        return dialect.singleWriter() ? new QueuedTransactions(dedicated, databaseUrl) : dedicated;
    }

    private <T> T guarded(String operation, TransactionWork<T, RuntimeException> work) {
        try {
            return appends.call(work);
        } catch (SQLException e) {
            throw failures.translate(operation, e, null);
        }
    }
}
