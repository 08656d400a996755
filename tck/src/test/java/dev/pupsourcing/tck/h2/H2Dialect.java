// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.h2;

import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.jdbc.spi.GroupAppender;
import dev.pupsourcing.jdbc.spi.ProjectionSyntax;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.SqlFailure.Kind;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.support.SequentialGroupAppender;
import dev.pupsourcing.jdbc.spi.support.SqlCauses;
import dev.pupsourcing.log.LockHolder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The H2 dialect. One transaction appends at a time, so that positions become visible in ascending order. */
final class H2Dialect implements Dialect {

    @Override
    public String databaseName() {
        return "H2";
    }

    @Override
    public String quote(String identifier) {
        return '"' + identifier + '"';
    }

    @Override
    public ColumnCodec columns() {
        return new Columns();
    }

    @Override
    public Appender appender(StoreTables tables) {
        return new H2Appender(tables);
    }

    @Override
    public Optional<GroupAppender> groupAppender(StoreTables tables) {
        return Optional.of(new SequentialGroupAppender(appender(tables)));
    }

    @Override
    public GapProof gapProof(StoreTables tables, InstantSource clock) {
        return new NoGaps();
    }

    @Override
    public ProjectionSyntax projections() {
        return new Projections();
    }

    @Override
    public boolean singleWriter() {
        return true;
    }

    /** Begins with the lock that appends take, because two merges of one new row would both insert it. */
    @Override
    public String saveSnapshot(String table) {
        return """
                UPDATE "store_info" SET id = id;
                MERGE INTO %s AS kept
                USING (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT),
                               CAST(? AS UUID), CAST(? AS VARCHAR), CAST(? AS VARBINARY)))
                   AS given (bounded_context, aggregate_type, aggregate_id, schema_hash, aggregate_version,
                             event_id, state_schema, state)
                   ON kept.bounded_context = given.bounded_context AND kept.aggregate_type = given.aggregate_type
                  AND kept.aggregate_id = given.aggregate_id AND kept.schema_hash = given.schema_hash
                 WHEN MATCHED AND (kept.state_schema <> given.state_schema
                                   OR kept.aggregate_version <= given.aggregate_version)
                 THEN UPDATE SET aggregate_version = given.aggregate_version, event_id = given.event_id,
                                 state_schema = given.state_schema, state = given.state
                 WHEN NOT MATCHED
                 THEN INSERT VALUES (given.bounded_context, given.aggregate_type, given.aggregate_id,
                                     given.aggregate_version, given.event_id, given.state_schema, given.state,
                                     given.schema_hash)""".formatted(table);
    }

    @Override
    public SqlFailure classify(SQLException failure, @Nullable Connection connection) {
        return SqlCauses.classify(failure, H2Dialect::meaning);
    }

    private static SqlFailure meaning(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case 40001 -> new SqlFailure(Kind.TRANSACTION_LOST, false);
            case 23505 -> new SqlFailure(Kind.DUPLICATE_KEY, true);
            case 42102, 42103, 42104, 42122 -> new SqlFailure(Kind.SCHEMA_MISSING, true);
            case 50200, 57014 -> new SqlFailure(Kind.TIMEOUT, true);
            case 28000, 90096 -> new SqlFailure(Kind.ACCESS_DENIED, true);
            case 90097 -> new SqlFailure(Kind.READ_ONLY, true);
            case 90007, 90013, 90020, 90067, 90098, 90121, 90146, 90149 -> new SqlFailure(Kind.UNAVAILABLE, false);
            case 90108 -> new SqlFailure(Kind.EXHAUSTED, false);
            case 90030, 90028, 90031 -> new SqlFailure(Kind.SERVER_FAULT, false);
            default -> new SqlFailure(Kind.OTHER, true);
        };
    }

    private static final class Columns implements ColumnCodec {

        @Override
        public void bindId(PreparedStatement statement, int parameter, UUID id) throws SQLException {
            statement.setObject(parameter, id);
        }

        @Override
        public UUID readId(ResultSet row, int column) throws SQLException {
            return row.getObject(column, UUID.class);
        }

        @Override
        public void bindInstant(PreparedStatement statement, int parameter, Instant instant) throws SQLException {
            statement.setObject(parameter, instant.atOffset(ZoneOffset.UTC));
        }

        @Override
        public Instant readInstant(ResultSet row, int column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }

        @Override
        public byte @Nullable [] readMetadata(ResultSet row, int column) throws SQLException {
            String metadata = row.getString(column);
            return metadata == null ? null : metadata.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static final class Projections implements ProjectionSyntax {

        @Override
        public String now() {
            return "CURRENT_TIMESTAMP(6)";
        }

        @Override
        public String nowPlusMillis() {
            return "DATEADD('MILLISECOND', ?, CURRENT_TIMESTAMP(6))";
        }

        @Override
        public String unlessPresent(String keyColumn) {
            return "ON DUPLICATE KEY UPDATE " + keyColumn + " = " + keyColumn;
        }

        @Override
        public String forUpdate() {
            return "FOR UPDATE";
        }

        @Override
        public String forUpdateNoWait() {
            return "FOR UPDATE NOWAIT";
        }
    }

    /** Appends are serialised, so what is below a visible event is settled. */
    private static final class NoGaps implements GapProof {

        private long settled;

        @Override
        public long settledFrom(long after) {
            return Math.max(after, settled);
        }

        @Override
        public long prove(Connection connection, long after, long seen) {
            settled = Math.max(settled, seen);
            return settledFrom(after);
        }

        @Override
        public List<LockHolder> holders(Connection connection) {
            return List.of();
        }
    }
}
