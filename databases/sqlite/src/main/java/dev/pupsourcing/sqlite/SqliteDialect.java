// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.jdbc.spi.GroupAppender;
import dev.pupsourcing.jdbc.spi.ProjectionSyntax;
import dev.pupsourcing.jdbc.spi.SchemaLock;
import dev.pupsourcing.jdbc.spi.ServerDiagnosis;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.support.SequentialGroupAppender;
import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SQLite dialect: SQL, type mapping and error classification. */
final class SqliteDialect implements Dialect {

    static final SqliteDialect INSTANCE = new SqliteDialect();

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

    private SqliteDialect() {}

    @Override
    public String databaseName() {
        return "SQLite";
    }

    @Override
    public String quote(String identifier) {
        return '"' + identifier + '"';
    }

    @Override
    public ColumnCodec columns() {
        return SqliteColumnCodec.INSTANCE;
    }

    @Override
    public Appender appender(StoreTables tables) {
        return new SqliteAppender(tables);
    }

    @Override
    public Optional<GroupAppender> groupAppender(StoreTables tables) {
        return Optional.of(new SequentialGroupAppender(appender(tables)));
    }

    @Override
    public GapProof gapProof(StoreTables tables, InstantSource clock) {
        return new SqliteGapProof();
    }

    @Override
    public String saveSnapshot(String table) {
        return SAVE_SNAPSHOT.replace("{{snapshots}}", table);
    }

    @Override
    public ProjectionSyntax projections() {
        return SqliteProjectionSyntax.INSTANCE;
    }

    @Override
    public void ensureTransaction(Connection connection) throws SQLException {
        SqliteTransactions.begin(connection, "BEGIN IMMEDIATE");
    }

    @Override
    public boolean isRolledBack(SQLException commitFailure) {
        return SqliteTransactions.isRolledBack(commitFailure);
    }

    @Override
    public ServerDiagnosis diagnosis() {
        return SqliteDiagnosis.INSTANCE;
    }

    @Override
    public GuardRules guardRules() {
        return SqliteGuardRules.INSTANCE;
    }

    @Override
    public SchemaLock schemaLock() {
        return SqliteSchemaLock.INSTANCE;
    }

    @Override
    public SqlFailure classify(SQLException failure, @Nullable Connection connection) {
        return SqliteErrorCodes.classify(failure);
    }

    /** All statements that cannot be prepared have the same code; for this one, only the table can be missing. */
    @Override
    public boolean isMissingTable(SQLException failure) {
        return SqliteErrorCodes.isError(failure);
    }

    @Override
    public boolean singleWriter() {
        return true;
    }

    /** A private in-memory database belongs to one connection, so no other connection can read it. */
    @Override
    public void checkReader(Connection connection, StoreTables tables) throws SQLException {
        String url = connection.getMetaData().getURL();
        if (url.equals("jdbc:sqlite:") || (url.contains(":memory:") && !url.contains("cache=shared"))) {
            throw new StoreAccessException(
                    StoreAccessException.Reason.OTHER,
                    "\"" + url + "\" is a new, empty database for every connection; use a file, or"
                            + " \"jdbc:sqlite:file:NAME?mode=memory&cache=shared\" with one connection kept open",
                    true,
                    null);
        }
    }
}
