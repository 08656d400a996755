// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.search.EventSearch;
import dev.pupsourcing.transaction.TransactionWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * An event store that works in the current Spring transaction: what {@code JdbcTemplate} or JPA write in a
 * {@code @Transactional} method, and the events that it appends, are committed together.
 *
 * <p>It never begins, commits or rolls back a transaction. After the commit, projections are woken. If a method catches
 * a version conflict, its transaction can continue, as {@link dev.pupsourcing.EventStoreException#transactionUsable}
 * says. Entities that JPA has not flushed yet are not on the connection; flush them first if a constraint must see them.
 * Thread-safe.
 */
public final class TransactionalEventStore {

    private final DataSource dataSource;
    private final EventStore store;
    private final CurrentTransaction current;

    private TransactionalEventStore(DataSource dataSource, EventStore store, CurrentTransaction current) {
        this.dataSource = dataSource;
        this.store = store;
        this.current = current;
    }

    /**
     * Creates the event store of one data source.
     *
     * @param store the store, for example a {@link WakingEventStore}
     * @param manager manages the transactions of the data source
     */
    public static TransactionalEventStore of(
            EventStore store, DataSource dataSource, PlatformTransactionManager manager) {
        return of(store, dataSource, manager, other -> "DataSource \"" + other + "\"");
    }

    /**
     * Creates the event store of one data source.
     *
     * @param names describes a data source in messages
     */
    public static TransactionalEventStore of(
            EventStore store,
            DataSource dataSource,
            PlatformTransactionManager manager,
            Function<DataSource, String> names) {
        Objects.requireNonNull(dataSource, "dataSource");
        return new TransactionalEventStore(
                dataSource,
                Objects.requireNonNull(store, "store"),
                new CurrentTransaction(
                        Objects.requireNonNull(manager, "manager"),
                        dataSource,
                        Objects.requireNonNull(names, "names")));
    }

    /**
     * Appends in the current transaction; see {@link EventStore#append(Connection, ExpectedVersion, List)}.
     *
     * @throws IllegalTransactionStateException if there is no transaction of this data source, or it is read-only
     */
    public AppendResult append(ExpectedVersion expected, List<Event> events) {
        current.requireWritable("append");
        return onConnection(connection -> store.append(connection, expected, events));
    }

    /** Appends in the current transaction; see {@link #append(ExpectedVersion, List)}. */
    public AppendResult append(ExpectedVersion expected, Event first, Event... more) {
        current.requireWritable("append");
        return onConnection(connection -> store.append(connection, expected, first, more));
    }

    /** Reads a whole stream, in the current transaction if there is one. */
    public AggregateStream readStream(StreamId stream) {
        return readStream(stream, VersionRange.all());
    }

    /** Reads a part of a stream, in the current transaction if there is one. */
    public AggregateStream readStream(StreamId stream, VersionRange range) {
        return onConnection(connection -> store.readStream(connection, stream, range));
    }

    /** The version of a stream, 0 if it does not exist; in the current transaction if there is one. */
    public long version(StreamId stream) {
        return onConnection(connection -> store.version(connection, stream));
    }

    /** Finds one event of a stream by its id, in the current transaction if there is one. */
    public Optional<PersistedEvent> findEvent(StreamId stream, UUID eventId) {
        return onConnection(connection -> store.findEvent(connection, stream, eventId));
    }

    /**
     * Finds the events with a correlation, causation, trace or event id, in the current transaction if there is one; see
     * {@link EventStore#findEvents}.
     */
    public List<PersistedEvent> findEvents(EventSearch search, long after, int limit) {
        return onConnection(connection -> store.findEvents(connection, search, after, limit));
    }

    /**
     * Reads a part of a stream page by page while it is consumed. The transaction's connection must not be used for
     * anything else until the stream is consumed, and the transaction must last as long.
     *
     * @throws IllegalTransactionStateException if there is no transaction of this data source
     */
    public Stream<PersistedEvent> streamEvents(StreamId stream, VersionRange range) {
        current.require("reading a stream page by page");
        return onConnection(connection -> store.streamEvents(connection, stream, range));
    }

    /**
     * Runs work with the current transaction's connection, for example the methods of an aggregate repository that take
     * one. The work must not commit, roll back or close it.
     *
     * @throws IllegalTransactionStateException if there is no transaction of this data source
     * @throws SQLException if a statement of the work fails
     * @throws X if the work throws it
     */
    public <T extends @Nullable Object, X extends Exception> T withConnection(TransactionWork<T, X> work)
            throws SQLException, X {
        Objects.requireNonNull(work, "work");
        current.require("work with the transaction's connection");
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return work.run(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private <T> T onConnection(Function<Connection, T> work) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return work.apply(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
