// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.store;

import dev.pupsourcing.AggregateStream;
import dev.pupsourcing.AppendResult;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStore;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.OptimisticConcurrencyException;
import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.internal.guard.TransactionGuard;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.jdbc.internal.connection.SqlCall;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.internal.read.EventQueries;
import dev.pupsourcing.jdbc.internal.read.LogQuery;
import dev.pupsourcing.jdbc.internal.read.PageBudget;
import dev.pupsourcing.jdbc.internal.read.PagedSpliterator;
import dev.pupsourcing.jdbc.internal.read.RowPage;
import dev.pupsourcing.jdbc.internal.read.StreamQuery;
import dev.pupsourcing.jdbc.internal.read.Tombstones;
import dev.pupsourcing.jdbc.internal.read.WholeStreams;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.search.EventSearch;
import dev.pupsourcing.transaction.TransactionLostException;
import dev.pupsourcing.transaction.TransactionRequiredException;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The event store with JDBC and one dialect.
 *
 * <p>An append checks the events, rejects autocommit mode and lost transactions, runs the dialect's statements, and
 * returns the result or finds the reason why the append was rejected. Holds no connection; thread-safe.
 */
public final class JdbcEventStore implements EventStore {

    private final Appender appender;
    private final EventQueries queries;
    private final RefusedAppend refused;
    private final SqlErrorTranslator failures;
    private final StoreSettings settings;
    private final FirstAppendCheck firstAppend;

    private JdbcEventStore(Dialect dialect, StoreSettings settings) {
        StoreTables tables = settings.tables();
        this.settings = settings;
        this.firstAppend = new FirstAppendCheck(dialect, tables);
        this.appender = dialect.appender(tables);
        this.queries = new EventQueries(tables, dialect);
        this.refused = new RefusedAppend(queries, appender, settings.idempotentAppends());
        this.failures = new SqlErrorTranslator(dialect, tables);
    }

    /** Creates an event store with a dialect. */
    public static JdbcEventStore create(Dialect dialect, StoreSettings settings) {
        return new JdbcEventStore(dialect, settings);
    }

    @Override
    public AppendResult append(Connection tx, ExpectedVersion expected, List<Event> events) {
        Objects.requireNonNull(tx, "tx");
        AppendCommand command = StoredAppend.command(expected, events);
        Connection session = TransactionGuard.beneath(tx);
        try {
            return guarded("append to stream \"" + command.stream() + "\"", session, () -> append(session, command));
        } catch (EventStoreException e) {
            if (!e.transactionUsable()) {
                TransactionGuard.refused(tx, e);
            }
            throw e;
        }
    }

    private AppendResult append(Connection tx, AppendCommand command) throws SQLException {
        if (tx.getAutoCommit()) {
            throw new TransactionRequiredException("append to stream \"" + command.stream() + "\"");
        }
        appender.refuseLost(tx);
        firstAppend.run(tx);
        AppendOutcome outcome = appender.append(tx, command);
        if (outcome instanceof AppendOutcome.Stored stored) {
            return StoredAppend.result(command, stored);
        }
        settings.logger()
                .log(Level.DEBUG, () -> "append refused: \"" + command.stream() + "\"" + " " + command.expected());
        try {
            return refused.explain(tx, command);
        } catch (SQLException e) {
            throw conflict(tx, command, e);
        }
    }

    /**
     * A conflict whose reason could not be queried: if the query lost the transaction, the actual version is unknown.
     */
    private OptimisticConcurrencyException conflict(Connection tx, AppendCommand command, SQLException failure)
            throws SQLException {
        if (failures.classify(failure, tx).kind() != SqlFailure.Kind.TRANSACTION_LOST) {
            throw failure;
        }
        appender.markLost(tx);
        return new OptimisticConcurrencyException(
                command.stream(), command.expected(), OptionalLong.empty(), false, failure);
    }

    @Override
    public AggregateStream readStream(Connection tx, StreamId stream, VersionRange range) {
        Objects.requireNonNull(tx, "tx");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(range, "range");
        return guarded("read of stream \"" + stream + "\"", tx, () -> {
            StreamQuery slice = slice(tx, stream, range);
            List<PersistedEvent> events = WholeStreams.checked(queries.stream(tx, slice), slice.first());
            boolean toItsEnd = range.last() == Long.MAX_VALUE && range.instant().isEmpty();
            if (!toItsEnd) {
                return AggregateStream.ofPart(stream, events);
            }
            return events.isEmpty() && range.first() > 1
                    ? beyond(tx, stream, range)
                    : AggregateStream.of(stream, events);
        });
    }

    /** The end of a stream without events from a version on; events may have been appended since. */
    private AggregateStream beyond(Connection tx, StreamId stream, VersionRange range) throws SQLException {
        long version = queries.version(tx, stream);
        return version < range.first()
                ? AggregateStream.ofEnd(stream, version)
                : AggregateStream.of(stream, queries.stream(tx, slice(tx, stream, range)));
    }

    @Override
    public long version(Connection tx, StreamId stream) {
        Objects.requireNonNull(tx, "tx");
        Objects.requireNonNull(stream, "stream");
        return guarded("read of the version of stream \"" + stream + "\"", tx, () -> queries.head(tx, stream));
    }

    @Override
    public Optional<PersistedEvent> findEvent(Connection tx, StreamId stream, UUID eventId) {
        Objects.requireNonNull(tx, "tx");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(eventId, "eventId");
        return guarded("read of stream \"" + stream + "\"", tx, () -> queries.one(tx, stream, eventId));
    }

    /**
     * Converts a range to versions: "as of an instant" means up to the version that the stream had then, and the last
     * events are those up to the version that it has now.
     */
    private StreamQuery slice(Connection tx, StreamId stream, VersionRange range) throws SQLException {
        if (range.count().isPresent()) {
            long version = queries.version(tx, stream);
            long first = Math.max(1, version - range.count().getAsInt() + 1);
            return new StreamQuery(stream, first, version, Integer.MAX_VALUE);
        }
        long last = range.instant().isPresent()
                ? queries.versionAsOf(tx, stream, range.instant().get())
                : range.last();
        return new StreamQuery(stream, range.first(), last, Integer.MAX_VALUE);
    }

    @Override
    public Stream<PersistedEvent> streamEvents(Connection tx, StreamId stream, VersionRange range) {
        Objects.requireNonNull(tx, "tx");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(range, "range");
        String operation = "read of stream \"" + stream + "\"";
        StreamQuery slice = guarded(operation, tx, () -> slice(tx, stream, range));
        return PagedSpliterator.stream(
                slice.first() - 1,
                PersistedEvent::aggregateVersion,
                after -> guarded(operation, tx, () -> page(tx, slice.after(after, settings.streamPage()))));
    }

    private RowPage page(Connection tx, StreamQuery slice) throws SQLException {
        RowPage page = queries.pages().stream(tx, slice);
        WholeStreams.checked(page.events(), slice.first());
        return page;
    }

    @Override
    public List<PersistedEvent> peekLog(Connection tx, ReadScope scope, long after, int limit) {
        Objects.requireNonNull(tx, "tx");
        LogQuery slice = LogQuery.of(Objects.requireNonNull(scope, "scope"), after, limit);
        return guarded("read of the log", tx, () -> peek(tx, slice));
    }

    /** Continues while there are only tombstones, but not beyond the bytes of one page. */
    private List<PersistedEvent> peek(Connection tx, LogQuery first) throws SQLException {
        List<PersistedEvent> found = new ArrayList<>();
        LogQuery slice = first;
        while (true) {
            RowPage page = queries.pages().log(tx, slice, PageBudget.of(slice.limit()));
            found.addAll(Tombstones.dropped(page.events()));
            boolean large = page.size() < slice.limit() && !found.isEmpty();
            if (!page.more() || large || found.size() == first.limit()) {
                return found;
            }
            slice = LogQuery.of(first.scope(), page.last(slice.after()), first.limit() - found.size());
        }
    }

    @Override
    public List<PersistedEvent> findEvents(Connection tx, EventSearch search, long after, int limit) {
        Objects.requireNonNull(tx, "tx");
        Objects.requireNonNull(search, "search");
        LogQuery slice = LogQuery.of(ReadScope.all(), after, limit);
        return guarded(
                "search for " + search,
                tx,
                () -> Tombstones.dropped(
                        queries.pages().found(tx, search, slice).events()));
    }

    @Override
    public long latestPosition(Connection tx) {
        Objects.requireNonNull(tx, "tx");
        return guarded("read of the latest position", tx, () -> queries.latestPosition(tx));
    }

    private <T> T guarded(String operation, Connection tx, SqlCall<T> call) {
        try {
            return call.run();
        } catch (SQLException e) {
            throw failed(operation, tx, failures.translate(operation, e, tx));
        } catch (TransactionLostException e) {
            throw failed(operation, tx, e);
        }
    }

    /** Marks a transaction that must not continue, so that it is rejected from now on. */
    private EventStoreException failed(String operation, Connection tx, EventStoreException failure) {
        if (!failure.transactionUsable()) {
            appender.markLost(tx);
        }
        settings.logger().log(Level.DEBUG, () -> operation + ": " + SafeMessage.of(failure));
        return failure;
    }
}
