// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.h2;

import dev.pupsourcing.Event;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.StreamVersions;
import dev.pupsourcing.jdbc.spi.support.AppendSavepoint;
import dev.pupsourcing.jdbc.spi.support.SqlCauses;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Appends in H2: lock the store, check the head, insert the events, move the head. Simple, not fast. */
final class H2Appender implements Appender {

    private static final String LOCK = "SELECT id FROM {{store_info}} WHERE id = 1 FOR UPDATE";

    private static final String VERSIONS = """
            SELECT COALESCE((SELECT aggregate_version FROM {{aggregate_heads}}
                              WHERE bounded_context = ?1 AND aggregate_type = ?2 AND aggregate_id = ?3), 0),
                   COALESCE((SELECT MAX(aggregate_version) FROM {{events}}
                              WHERE bounded_context = ?1 AND aggregate_type = ?2 AND aggregate_id = ?3), 0)""";

    private static final String INSERT = """
            INSERT INTO {{events}} (
                bounded_context, aggregate_type, aggregate_id, aggregate_version, slot, event_id, event_type,
                event_version, payload, metadata, trace_id, correlation_id, causation_id, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String MOVE = """
            MERGE INTO {{aggregate_heads}} (bounded_context, aggregate_type, aggregate_id, aggregate_version)
            KEY (bounded_context, aggregate_type, aggregate_id) VALUES (?, ?, ?, ?)""";

    private static final int DUPLICATE_KEY = 23505;

    private final StoreTables tables;

    H2Appender(StoreTables tables) {
        this.tables = tables;
    }

    @Override
    public AppendOutcome append(Connection tx, AppendCommand command) throws SQLException {
        try (Statement lock = tx.createStatement()) {
            lock.executeQuery(tables.in(LOCK)).close();
        }
        AppendSavepoint savepoint = AppendSavepoint.set(tx, failure -> false);
        return savepoint.around(() -> store(tx, command));
    }

    private AppendOutcome store(Connection tx, AppendCommand command) throws SQLException {
        long from = versions(tx, command.stream()).head();
        if (!command.expected().isSatisfiedBy(from)) {
            return new AppendOutcome.Refused();
        }
        try {
            List<Long> positions = insert(tx, command, from);
            moveHead(tx, command.stream(), from + command.events().size());
            return new AppendOutcome.Stored(from, positions);
        } catch (SQLException e) {
            if (SqlCauses.any(e, cause -> cause.getErrorCode() == DUPLICATE_KEY)) {
                return new AppendOutcome.Refused();
            }
            throw e;
        }
    }

    private List<Long> insert(Connection tx, AppendCommand command, long from) throws SQLException {
        List<Long> positions = new ArrayList<>();
        try (PreparedStatement statement = tx.prepareStatement(tables.in(INSERT), new String[] {"global_position"})) {
            long version = from;
            for (Event event : command.events()) {
                bind(statement, event, ++version);
                statement.executeUpdate();
                try (ResultSet key = statement.getGeneratedKeys()) {
                    key.next();
                    positions.add(key.getLong(1));
                }
            }
        }
        return positions;
    }

    private static void bind(PreparedStatement statement, Event event, long version) throws SQLException {
        StreamColumns.bind(statement, 1, event.stream());
        statement.setLong(4, version);
        statement.setInt(5, event.stream().slot());
        statement.setObject(6, event.eventId());
        statement.setString(7, event.eventType());
        statement.setInt(8, event.eventVersion());
        statement.setBytes(9, event.payload());
        statement.setString(10, event.metadataJson());
        statement.setString(11, event.traceId().orElse(null));
        statement.setString(12, event.correlationId().orElse(null));
        statement.setString(13, event.causationId().orElse(null));
        statement.setObject(14, event.createdAt().atOffset(ZoneOffset.UTC));
    }

    private void moveHead(Connection tx, StreamId stream, long version) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(tables.in(MOVE))) {
            StreamColumns.bind(statement, 1, stream);
            statement.setLong(4, version);
            statement.executeUpdate();
        }
    }

    private StreamVersions versions(Connection tx, StreamId stream) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(tables.in(VERSIONS))) {
            StreamColumns.bind(statement, 1, stream);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new StreamVersions(row.getLong(1), row.getLong(2));
            }
        }
    }

    @Override
    public Optional<StreamVersions> currentVersions(Connection tx, StreamId stream) throws SQLException {
        return Optional.of(versions(tx, stream));
    }
}
