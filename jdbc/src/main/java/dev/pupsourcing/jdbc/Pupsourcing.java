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
import dev.pupsourcing.diagnosis.Diagnosis;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.jdbc.internal.connection.NewConnections;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.internal.schema.SchemaCheck;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Databases;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.log.EventLog;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.wakeup.WakeUps;
import dev.pupsourcing.snapshot.SnapshotStore;
import dev.pupsourcing.transaction.RetryPolicy;
import dev.pupsourcing.transaction.TransactionRunner;
import dev.pupsourcing.transaction.TransactionTask;
import dev.pupsourcing.transaction.TransactionWork;
import dev.pupsourcing.transaction.TransactionalStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
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
public final class Pupsourcing implements ProjectionHost, TransactionalStore, AutoCloseable {

    private final FacadeParts parts;
    private final EventStore store;
    private final RetryPolicy retries;
    private final WakeUps wakeUps;
    private final TransactionRunner transactions;
    private final FacadeAppends appends;

    private Pupsourcing(FacadeParts parts, EventStore store, WakeUps wakeUps, RetryPolicy retries) {
        this.parts = parts;
        this.store = store;
        this.wakeUps = wakeUps;
        this.retries = retries;
        this.transactions = parts.transactions(retries, UnaryOperator.identity(), wakeUps);
        this.appends = new FacadeAppends(parts, store, wakeUps, retries);
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
        check(database, options, connection);
        FacadeParts parts = FacadeParts.of(
                dataSource, database, options, connection.getMetaData().getURL());
        return new Pupsourcing(parts, parts.undecorated(), WakeUps.inProcess(), RetryPolicy.lostTransactions());
    }

    private static void check(Database database, StoreOptions options, Connection connection) {
        StoreTables tables = StoreTables.of(options.tables(), database.dialect());
        try {
            database.dialect().checkReader(connection, tables);
        } catch (SQLException e) {
            throw new SqlErrorTranslator(database.dialect(), tables).translate("check of the database", e, connection);
        }
        if (options.schemaCheck()) {
            SchemaCheck.check(connection, database, options.tables());
        }
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
        return appends.append(tx -> store.append(tx, expected, events));
    }

    /** Appends in a new transaction; see {@link EventStore#append(Connection, ExpectedVersion, List)}. */
    public AppendResult append(ExpectedVersion expected, Event first, Event... more) {
        return appends.append(tx -> store.append(tx, expected, first, more));
    }

    /**
     * Appends in the background; otherwise like {@link #append(ExpectedVersion, List)}. Appends of one thread keep their
     * order, except that an append whose stream is locked by another transaction is overtaken by those to other streams.
     * With {@link StoreOptions.Builder#groupCommit} they share transactions. With a {@linkplain #withStore decorated}
     * store this method appends on the calling thread, because decorators belong to it.
     *
     * <p>If too many appends are unfinished, it blocks until one ends; see {@link GroupCommit#withMaxWaiting}.
     *
     * @return completes on a background thread when the events are committed, or with the exception of the append
     */
    public CompletionStage<AppendResult> appendAsync(ExpectedVersion expected, List<Event> events) {
        Objects.requireNonNull(expected, "expected");
        return appends.appendAsync(expected, Objects.requireNonNull(events, "events"));
    }

    /**
     * Refuses further grouped and asynchronous appends of this facade and its copies, and waits for the unfinished ones,
     * at most for {@link GroupCommit#timeout}. Nothing else needs to be closed: the data source belongs to the caller.
     */
    @Override
    public void close() {
        parts.groups().close();
    }

    /** Reads a whole stream; see {@link EventStore#readStream(Connection, StreamId)}. */
    public AggregateStream readStream(StreamId stream) {
        return readStream(stream, VersionRange.all());
    }

    /** Reads a part of a stream; see {@link EventStore#readStream(Connection, StreamId, VersionRange)}. */
    public AggregateStream readStream(StreamId stream, VersionRange range) {
        try (Connection connection = NewConnections.take(parts.dataSource())) {
            return store.readStream(connection, stream, range);
        } catch (SQLException e) {
            throw parts.failures().translate("read of stream " + PrintableText.quoted(stream), e, null);
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
            throw parts.failures().translateWork(e);
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
        return parts.log();
    }

    /** Snapshots of long streams in the default table. */
    public SnapshotStore snapshots() {
        return parts.stores().snapshots();
    }

    /** Snapshots of long streams in a table with a different name. */
    public SnapshotStore snapshots(TableName table) {
        return parts.stores().snapshots(table);
    }

    /** Checks what is wrong with this event store, and how to correct it; see {@link StoreDiagnosis}. */
    public Diagnosis diagnose() {
        return parts.stores().diagnose(parts.dataSource());
    }

    /** The parts that projections run on: log, transactions, persistent state and wake-ups. */
    @Override
    public ProjectionBackend backend() {
        return new FacadeBackend(parts.log(), transactions, parts.projections(), wakeUps, parts::openDedicated);
    }

    /** This facade with different wake-ups, for example ones that reach other processes. */
    public Pupsourcing withWakeUps(WakeUps other) {
        return new Pupsourcing(parts, store, Objects.requireNonNull(other, "other"), retries);
    }

    /**
     * This facade with a decorated event store, for example one that measures. All appends and reads of streams go
     * through it, also those with {@link #store()} and those of repositories that use this facade; the log that
     * projections read does not. Appends that the decorator passes on wake projections as before.
     *
     * @param decorator receives the current {@link #store()}, and returns a thread-safe store that uses it
     */
    public Pupsourcing withStore(UnaryOperator<EventStore> decorator) {
        EventStore decorated = Objects.requireNonNull(decorator.apply(store), "the store that the decorator returned");
        return new Pupsourcing(parts, decorated, wakeUps, retries);
    }

    /**
     * This facade with a different retry policy for transactions; {@link RetryPolicy#lostTransactions()} by default. A
     * single {@link #append} is never retried after a version conflict, because it would expect the same version again.
     */
    public Pupsourcing withRetries(RetryPolicy policy) {
        return new Pupsourcing(parts, store, wakeUps, Objects.requireNonNull(policy, "policy"));
    }

    /** The transactions of this facade. */
    @Override
    public TransactionRunner transactions() {
        return transactions;
    }
}
