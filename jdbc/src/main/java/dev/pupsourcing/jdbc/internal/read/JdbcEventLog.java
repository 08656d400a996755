// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.VersionRange;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.jdbc.internal.connection.ReaderConnection;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.internal.schema.StoreInfo;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.spi.ProjectionLog;
import dev.pupsourcing.spi.ProjectionLogReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/** The log of an event store with a {@link DataSource}. Thread-safe. */
public final class JdbcEventLog implements ProjectionLog {

    private final DataSource dataSource;
    private final Dialect dialect;
    private final StoreTables tables;
    private final EventQueries queries;
    private final CreationTimes times;
    private final SqlErrorTranslator failures;
    private final InstantSource clock;
    private final InstantSource ages;

    private JdbcEventLog(
            DataSource dataSource, Dialect dialect, StoreTables tables, InstantSource clock, InstantSource ages) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.tables = tables;
        this.queries = new EventQueries(tables, dialect);
        this.times = new CreationTimes(tables, dialect.columns());
        this.failures = new SqlErrorTranslator(dialect, tables);
        this.clock = clock;
        this.ages = ages;
    }

    /** Creates the log of a data source with a dialect. */
    public static JdbcEventLog create(DataSource dataSource, Dialect dialect, StoreTables tables) {
        return new JdbcEventLog(
                dataSource, dialect, tables, InstantSource.system(), new MonotonicClock(System::nanoTime));
    }

    /** Creates the log of a data source with a dialect, with one clock for timestamps and grace periods. */
    public static JdbcEventLog create(DataSource dataSource, Dialect dialect, StoreTables tables, InstantSource clock) {
        return new JdbcEventLog(dataSource, dialect, tables, clock, clock);
    }

    @Override
    public ProjectionLogReader openReader(ReadScope scope) {
        ReaderConnection connection = new ReaderConnection(dataSource, failures);
        return new JdbcLogReader(
                Objects.requireNonNull(scope, "scope"),
                connection,
                queries,
                dialect.marks(),
                clock,
                () -> dialect.gapProof(tables, ages));
    }

    @Override
    public EventPage readPassed(ReadScope scope, long after, long passed, int limit) {
        LogQuery slice = LogQuery.of(Objects.requireNonNull(scope, "scope"), after, limit)
                .upTo(passed);
        PageBudget budget = PageBudget.shared(limit);
        RowPage rows = call("read of the log", connection -> queries.pages().log(connection, slice, budget));
        long scannedTo = rows.more() ? rows.last(after) : Math.max(after, passed);
        return EventPage.of(Tombstones.dropped(rows.events()), scannedTo, EventPage.End.MORE);
    }

    @Override
    public List<PersistedEvent> readPassed(StreamId stream, long after, long passed, int limit) {
        Objects.requireNonNull(stream, "stream");
        LogQuery slice = LogQuery.of(ReadScope.all(), after, limit).upTo(passed);
        return call("read of stream " + PrintableText.quoted(stream), connection -> {
            List<PersistedEvent> events =
                    queries.pages().passed(connection, stream, slice).events();
            if (events.isEmpty()) {
                return events;
            }
            long below = queries.versionBelow(connection, stream, events.get(0).aggregateVersion());
            return WholeStreams.checked(events, below + 1);
        });
    }

    @Override
    public long positionAsOf(Instant instant) {
        Instant comparable = VersionRange.asOf(instant).instant().orElseThrow();
        return call(
                "read of a position",
                connection -> times.positionAsOf(connection, comparable, dialect.gapProof(tables, ages)));
    }

    @Override
    public long latestPosition() {
        return call("read of the latest position", queries::latestPosition);
    }

    @Override
    public UUID storeId() {
        return call("read of the store's id", connection -> StoreInfo.read(connection, tables, dialect))
                .required(tables)
                .storeId();
    }

    private <T> T call(String operation, ReaderConnection.Query<T> query) {
        try (ReaderConnection connection = new ReaderConnection(dataSource, failures)) {
            return connection.call(operation, query);
        }
    }
}
