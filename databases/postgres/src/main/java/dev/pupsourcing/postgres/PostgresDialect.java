// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.jdbc.spi.GroupAppender;
import dev.pupsourcing.jdbc.spi.ProjectionSyntax;
import dev.pupsourcing.jdbc.spi.SchemaLock;
import dev.pupsourcing.jdbc.spi.ServerDiagnosis;
import dev.pupsourcing.jdbc.spi.ServerIncarnations;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.postgres.internal.group.PostgresGroupAppender;
import dev.pupsourcing.postgres.internal.position.Positions;
import dev.pupsourcing.postgres.internal.position.SequenceCheck;
import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL dialect: SQL, type mapping and error classification. */
final class PostgresDialect implements Dialect {

    /** The maximum number of events per statement. */
    private static final int MAX_EVENTS = 10_000;

    private static final String SAVE_SNAPSHOT = """
            INSERT INTO {{snapshots}} AS kept
                   (bounded_context, aggregate_type, aggregate_id, schema_hash, aggregate_version, event_id,
                    state_schema, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (bounded_context, aggregate_type, aggregate_id, schema_hash) DO UPDATE
               SET aggregate_version = excluded.aggregate_version,
                   event_id = excluded.event_id,
                   state_schema = excluded.state_schema,
                   state = excluded.state
             WHERE kept.state_schema <> excluded.state_schema
                OR kept.aggregate_version <= excluded.aggregate_version""";

    static final PostgresDialect INSTANCE = new PostgresDialect(MAX_EVENTS);

    private final int maxEvents;

    PostgresDialect(int maxEvents) {
        this.maxEvents = maxEvents;
    }

    @Override
    public String databaseName() {
        return "PostgreSQL";
    }

    @Override
    public String quote(String identifier) {
        return '"' + identifier + '"';
    }

    @Override
    public ColumnCodec columns() {
        return PostgresColumnCodec.INSTANCE;
    }

    @Override
    public Appender appender(StoreTables tables) {
        return new PostgresAppender(tables, maxEvents);
    }

    @Override
    public Optional<GroupAppender> groupAppender(StoreTables tables) {
        return Optional.of(new PostgresGroupAppender(tables));
    }

    @Override
    public GapProof gapProof(StoreTables tables, InstantSource clock) {
        return new PostgresGapProof(tables, clock);
    }

    @Override
    public String saveSnapshot(String table) {
        return SAVE_SNAPSHOT.replace("{{snapshots}}", table);
    }

    @Override
    public ProjectionSyntax projections() {
        return PostgresProjectionSyntax.INSTANCE;
    }

    @Override
    public ServerIncarnations marks() {
        return PostgresServerIncarnations.INSTANCE;
    }

    @Override
    public boolean isRolledBack(SQLException commitFailure) {
        return FailedCommit.isRolledBack(commitFailure);
    }

    @Override
    public ServerDiagnosis diagnosis() {
        return PostgresDiagnosis.INSTANCE;
    }

    @Override
    public GuardRules guardRules() {
        return PostgresGuardRules.INSTANCE;
    }

    @Override
    public SchemaLock schemaLock() {
        return PostgresSchemaLock.INSTANCE;
    }

    @Override
    public SqlFailure classify(SQLException failure, @Nullable Connection connection) {
        return PostgresErrorCodes.classify(failure);
    }

    @Override
    public void checkPositions(Connection connection, StoreTables tables) throws SQLException {
        SequenceCheck.check(connection, tables);
    }

    @Override
    public OptionalLong nextPosition(Connection connection, StoreTables tables) throws SQLException {
        return Positions.next(connection, tables);
    }

    @Override
    public boolean positionsAreUnique(Connection connection, StoreTables tables) throws SQLException {
        return Positions.areUnique(connection, tables);
    }
}
