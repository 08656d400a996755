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
import dev.pupsourcing.internal.text.PrintableText;
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
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionTask;
import dev.pupsourcing.transaction.TransactionWork;
import dev.pupsourcing.transaction.TransactionalStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * An event store with a {@link DataSource}: the simplest way to append and read, with transactions that the library
 * manages.
 *
 * <p>Everything that it does can also be done with its {@link #store()}, a connection and a {@link TransactionRunner}.
 * It detects the kind of database, repeats transactions that the database aborted, and on a database with a single
 * writer it queues the writers of this process. It holds no connection between calls; it is thread-safe.
 */
public final class Pupsourcing implements ProjectionHost, TransactionalStore {

    private final DataSource dataSource;
    private final String databaseUrl;
    private final Dialect dialect;
    private final Stores stores;
    private final AppendTrackingStore store;
    private final ProjectionLog log;
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
        // The version that a plain append expects stays the same, however often it runs.
        this.appends = waking(runner().withRetries(retries.withoutConflicts()).unguarded());
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

    /** Creates a facade with the default options; see {@link #create(DataSource, StoreOptions)}. */
    public static Pupsourcing create(DataSource dataSource) {
        return create(dataSource, StoreOptions.defaults());
    }

    /**
     * Creates a facade for an event store.
     *
     * @throws IllegalArgumentException if no module for this kind of database is on the class path, and the options
     *     select none
     * @throws dev.pupsourcing.SchemaException if the tables are missing or of another version
     * @throws StoreAccessException if the database is unreachable
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

    /**
     * Creates a facade for a JDBC URL, with a new connection for each call; see
     * {@link #create(String, String, String)}.
     */
    public static Pupsourcing create(String jdbcUrl) {
        return create(jdbcUrl, null, null);
    }

    /**
     * Creates a facade for a JDBC URL, with a new connection for each call. For tools and tests; applications should
     * pass their pool to {@link #create(DataSource)}.
     *
     * @param user the user, null if the URL names it or none is needed
     * @param password the password, null likewise
     */
    public static Pupsourcing create(String jdbcUrl, @Nullable String user, @Nullable String password) {
        return create(new DriverManagerDataSource(Objects.requireNonNull(jdbcUrl, "jdbcUrl"), user, password));
    }

    /**
     * Appends in a new transaction; see {@link EventStore#append(Connection, ExpectedVersion, List)}.
     *
     * @throws StoreAccessException if the database fails, or the commit fails and it is
     *     {@linkplain StoreAccessException#outcomeUnknown() unknown} whether the events are stored
     * @throws IllegalStateException if this thread has an open transaction on the same data source, also that of an
     *     event handler; append with its connection and {@link #store()} instead
     */
    public AppendResult append(ExpectedVersion expected, List<Event> events) {
        return guarded("append", tx -> store.append(tx, expected, events));
    }

    /** Appends in a new transaction; see {@link EventStore#append(Connection, ExpectedVersion, List)}. */
    public AppendResult append(ExpectedVersion expected, Event first, Event... more) {
        return guarded("append", tx -> store.append(tx, expected, first, more));
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
            throw failures.translate("read of stream " + PrintableText.quoted(stream), e, null);
        }
    }

    /**
     * Runs a unit of work in one transaction and returns its result after the commit. Use {@link #useTransaction} for
     * work without a result.
     *
     * @param work receives a connection that cannot end the transaction; may run more than once
     * @throws X if the work throws it; nothing is stored
     * @throws StoreAccessException if a statement of the work or the commit fails, with the {@link SQLException} as its
     *     cause; also if it is {@linkplain StoreAccessException#outcomeUnknown() unknown} whether the work is stored
     * @throws dev.pupsourcing.transaction.TransactionLostException if the database aborted the transaction in all
     *     attempts
     * @throws dev.pupsourcing.transaction.TransactionAbortedException if the work caught a failure after which its
     *     transaction cannot be committed
     * @throws EventStoreException if an operation of the event store fails
     * @throws IllegalStateException if this thread already has an open transaction on the same data source
     */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(TransactionWork<T, X> work) throws X {
        try {
            return transactions.call(work);
        } catch (SQLException e) {
            throw failures.translateWork(e);
        }
    }

    /**
     * Runs a unit of work without a result in one transaction; otherwise like {@link #inTransaction}.
     *
     * @throws X if the work throws it; nothing is stored
     */
    public <X extends Exception> void useTransaction(TransactionTask<X> work) throws X {
        this.<@Nullable Void, X>inTransaction(tx -> {
            work.run(tx);
            return null;
        });
    }

    /** The event store, for use with your own connections. */
    @Override
    public EventStore store() {
        return store;
    }

    /** The log. */
    public EventLog log() {
        return log;
    }

    /** Snapshots of long streams in the default table. */
    public SnapshotStore snapshots() {
        return stores.snapshots();
    }

    /** Snapshots of long streams in a table with a different name. */
    public SnapshotStore snapshots(TableName table) {
        return stores.snapshots(table);
    }

    /** The parts that projections run on: log, transactions, persistent state and wake-ups. */
    @Override
    public ProjectionBackend backend() {
        return new FacadeBackend(log, transactions, projections, wakeUps, this::openDedicated);
    }

    /** This facade with different wake-ups, for example ones that reach other processes. */
    public Pupsourcing withWakeUps(WakeUps other) {
        return new Pupsourcing(this, Objects.requireNonNull(other, "other"), retries);
    }

    /**
     * This facade with a different retry policy for transactions; {@link RetryPolicy#lostTransactions()} by default. A
     * single {@link #append} is never retried after a version conflict, because it would expect the same version again.
     */
    public Pupsourcing withRetries(RetryPolicy policy) {
        return new Pupsourcing(this, wakeUps, Objects.requireNonNull(policy, "policy"));
    }

    /** The transactions of this facade. */
    @Override
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
