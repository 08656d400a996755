// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

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
import dev.pupsourcing.mysql.internal.session.ServerSettings;
import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The dialect of MySQL and MariaDB: SQL, type mapping and error classification. */
final class MySqlDialect implements Dialect {

    /** The maximum number of events per statement. */
    private static final int MAX_EVENTS = 500;

    /** Assignments are evaluated from left to right, so the columns that the condition reads are assigned last. */
    private static final String SAVE_SNAPSHOT = """
            INSERT INTO {{snapshots}}
                   (bounded_context, aggregate_type, aggregate_id, schema_hash, aggregate_version, event_id,
                    state_schema, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE
                   event_id = IF(state_schema <> VALUES(state_schema) OR aggregate_version <= VALUES(aggregate_version),
                                 VALUES(event_id), event_id),
                   state = IF(state_schema <> VALUES(state_schema) OR aggregate_version <= VALUES(aggregate_version),
                              VALUES(state), state),
                   aggregate_version = IF(state_schema <> VALUES(state_schema),
                                          VALUES(aggregate_version),
                                          GREATEST(aggregate_version, VALUES(aggregate_version))),
                   state_schema = VALUES(state_schema)""";

    static final MySqlDialect INSTANCE = new MySqlDialect(MAX_EVENTS);

    private final int maxEvents;

    MySqlDialect(int maxEvents) {
        this.maxEvents = maxEvents;
    }

    @Override
    public String databaseName() {
        return "MySQL/MariaDB";
    }

    @Override
    public String quote(String identifier) {
        return '`' + identifier + '`';
    }

    @Override
    public ColumnCodec columns() {
        return MySqlColumnCodec.INSTANCE;
    }

    @Override
    public Appender appender(StoreTables tables) {
        return new MySqlAppender(tables, maxEvents);
    }

    @Override
    public Optional<GroupAppender> groupAppender(StoreTables tables) {
        return Optional.of(new MySqlGroupAppender(tables));
    }

    @Override
    public GapProof gapProof(StoreTables tables, InstantSource clock) {
        return new MySqlGapProof(new TombstoneStatements(tables), clock);
    }

    @Override
    public String saveSnapshot(String table) {
        return SAVE_SNAPSHOT.replace("{{snapshots}}", table);
    }

    @Override
    public ProjectionSyntax projections() {
        return MySqlProjectionSyntax.INSTANCE;
    }

    @Override
    public ServerIncarnations marks() {
        return MySqlServerIncarnations.INSTANCE;
    }

    @Override
    public boolean isRolledBack(SQLException commitFailure) {
        return MySqlErrorCodes.isFromServer(commitFailure) && Dialect.super.isRolledBack(commitFailure);
    }

    @Override
    public ServerDiagnosis diagnosis() {
        return MySqlDiagnosis.INSTANCE;
    }

    @Override
    public GuardRules guardRules() {
        return MySqlGuardRules.INSTANCE;
    }

    @Override
    public SchemaLock schemaLock() {
        return MySqlSchemaLock.INSTANCE;
    }

    @Override
    public SqlFailure classify(SQLException failure, @Nullable Connection connection) {
        return connection == null ? MySqlErrorCodes.classify(failure) : MySqlErrorCodes.classify(failure, connection);
    }

    @Override
    public String lockingRead() {
        return "LOCK IN SHARE MODE";
    }

    /** With InnoDB's default level, an append with a conflict keeps its locks and reads a stale version. */
    @Override
    public OptionalInt transactionIsolation() {
        return OptionalInt.of(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Override
    public void checkReader(Connection connection, StoreTables tables) throws SQLException {
        ServerSettings.check(connection);
    }
}
