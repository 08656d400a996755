// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.read;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The queries that are the same on all databases. Stateless and thread-safe. */
public final class EventQueries {

    /** The number of event ids per statement. */
    private static final int ID_CHUNK = 500;

    /** Reads a whole stream, the usual case. */
    private static final String WHOLE_STREAM = """
            SELECT {{columns}}
              FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?
             ORDER BY aggregate_version""";

    private static final String AS_OF = """
            SELECT COALESCE(MIN(CASE WHEN created_at > ? THEN aggregate_version - 1 END), MAX(aggregate_version))
              FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    private static final String VERSION = """
            SELECT MAX(aggregate_version)
              FROM {{events}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    private static final String HEAD = """
            SELECT aggregate_version
              FROM {{aggregate_heads}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    /** Consecutive positions have the same distance to their row numbers. */
    private static final String CONTIGUOUS = """
            SELECT COALESCE(MAX(numbered.p), ?)
              FROM (SELECT page.p, ROW_NUMBER() OVER (ORDER BY page.p) AS n
                      FROM (SELECT global_position AS p FROM {{events}}
                             WHERE global_position > ? ORDER BY global_position LIMIT ?) AS page) AS numbered
             WHERE numbered.p = ? + numbered.n""";

    private static final String LATEST = "SELECT MAX(global_position) FROM {{events}}";

    private static final String BY_ID = """
            SELECT {{columns}}
              FROM {{events}}
             WHERE event_id IN ({{ids}}){{lock}}""";

    private static final String ONE_OF_STREAM = """
            SELECT {{columns}}
              FROM {{events}}
             WHERE event_id = ? AND bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    private final StoreTables tables;
    private final Dialect dialect;
    private final ColumnCodec codec;
    private final EventRows rows;
    private final PageQueries pages;
    private final String wholeStream;
    private final String stream;
    private final String asOf;
    private final String latest;
    private final String oneOfStream;
    private final String version;
    private final String versionBelow;
    private final String head;
    private final String contiguous;

    public EventQueries(StoreTables tables, Dialect dialect) {
        this.tables = tables;
        this.dialect = dialect;
        this.codec = dialect.columns();
        this.rows = new EventRows(codec);
        this.pages = new PageQueries(tables, codec);
        this.wholeStream = tables.in(WHOLE_STREAM.replace("{{columns}}", EventRows.COLUMNS_OF_STREAM));
        this.stream = tables.in(PageQueries.STREAM.replace("{{columns}}", EventRows.COLUMNS_OF_STREAM));
        this.asOf = tables.in(AS_OF);
        this.latest = tables.in(LATEST);
        this.oneOfStream = tables.in(ONE_OF_STREAM.replace("{{columns}}", EventRows.COLUMNS_OF_STREAM));
        this.version = tables.in(VERSION);
        this.versionBelow = tables.in(VERSION + "\n   AND aggregate_version < ?");
        this.head = tables.in(HEAD);
        this.contiguous = tables.in(CONTIGUOUS);
    }

    /** The queries of pages. */
    public PageQueries pages() {
        return pages;
    }

    /** Reads all events of a part of one stream. */
    public List<PersistedEvent> stream(Connection connection, StreamQuery slice) throws SQLException {
        if (slice.isWhole()) {
            return rows.queryStream(
                    connection,
                    slice.stream(),
                    wholeStream,
                    statement -> StreamColumns.bind(statement, 1, slice.stream()));
        }
        return rows.queryStream(connection, slice.stream(), stream, slice::bind);
    }

    /** Finds an event of one stream by its id. */
    public Optional<PersistedEvent> one(Connection connection, StreamId id, UUID eventId) throws SQLException {
        return rows
                .queryStream(connection, id, oneOfStream, statement -> {
                    codec.bindId(statement, 1, eventId);
                    StreamColumns.bind(statement, 2, id);
                })
                .stream()
                .findFirst();
    }

    /** The version of the last event of a stream before the first that was created after an instant, 0 if there is none. */
    public long versionAsOf(Connection connection, StreamId id, Instant instant) throws SQLException {
        return number(connection, asOf, statement -> {
            codec.bindInstant(statement, 1, instant);
            StreamColumns.bind(statement, 2, id);
        });
    }

    /** The version of the last event of a stream, 0 if there is none. */
    public long version(Connection connection, StreamId id) throws SQLException {
        return number(connection, version, statement -> StreamColumns.bind(statement, 1, id));
    }

    /** The version in a stream's head, 0 if there is none. */
    public long head(Connection connection, StreamId id) throws SQLException {
        return number(connection, head, statement -> StreamColumns.bind(statement, 1, id));
    }

    /** The version of the last event of a stream below a version, 0 if the stream begins there. */
    long versionBelow(Connection connection, StreamId id, long limit) throws SQLException {
        return number(connection, versionBelow, statement -> {
            StreamColumns.bind(statement, 1, id);
            statement.setLong(4, limit);
        });
    }

    /** The last of the consecutive positions after a position, up to a limit; that position if there are none. */
    long contiguousFrom(Connection connection, long after, int most) throws SQLException {
        return number(connection, contiguous, statement -> {
            statement.setLong(1, after);
            statement.setLong(2, after);
            statement.setInt(3, most);
            statement.setLong(4, after);
        });
    }

    /** The highest visible position, 0 if there is none. */
    public long latestPosition(Connection connection) throws SQLException {
        return number(connection, latest, statement -> {});
    }

    /**
     * The stored events with these ids, in no order; reads the current state rather than the transaction's snapshot.
     */
    public List<PersistedEvent> byIds(Connection connection, List<UUID> ids) throws SQLException {
        List<PersistedEvent> found = new ArrayList<>();
        String lock = dialect.lockingRead().isEmpty() ? "" : " " + dialect.lockingRead();
        for (int from = 0; from < ids.size(); from += ID_CHUNK) {
            List<UUID> chunk = ids.subList(from, Math.min(ids.size(), from + ID_CHUNK));
            String marks = String.join(", ", Collections.nCopies(chunk.size(), "?"));
            String sql = tables.in(BY_ID.replace("{{columns}}", EventRows.COLUMNS)
                    .replace("{{ids}}", marks)
                    .replace("{{lock}}", lock));
            found.addAll(rows.query(connection, sql, statement -> bindIds(statement, chunk)));
        }
        return found;
    }

    private void bindIds(PreparedStatement statement, List<UUID> ids) throws SQLException {
        for (int i = 0; i < ids.size(); i++) {
            codec.bindId(statement, i + 1, ids.get(i));
        }
    }

    private static long number(Connection connection, String sql, EventRows.Binder binder) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binder.bind(statement);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
