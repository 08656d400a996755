// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.store;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.internal.connection.OptionalRead;
import dev.pupsourcing.jdbc.internal.connection.SqlErrorTranslator;
import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.snapshot.Snapshot;
import dev.pupsourcing.snapshot.SnapshotStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** Snapshots with JDBC, one dialect and one table. Holds no connection; thread-safe. */
public final class JdbcSnapshotStore implements SnapshotStore {

    private static final String FIND = """
            SELECT aggregate_version, event_id, state_schema, state
              FROM {{snapshots}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ? AND schema_hash = ?""";

    private static final String DELETE = """
            DELETE FROM {{snapshots}}
             WHERE bounded_context = ? AND aggregate_type = ? AND aggregate_id = ?""";

    private static final String WITH_SCHEMA = " AND schema_hash = ?";
    private static final String BEFORE = " AND aggregate_version < ?";

    private final ColumnCodec codec;
    private final SqlErrorTranslator failures;
    private final String find;
    private final String save;
    private final String delete;

    /** Whether the table was read successfully before, so that reads are not expected to fail. */
    private volatile boolean tableSeen;

    private JdbcSnapshotStore(Dialect dialect, TableName table) {
        String quoted = StoreTables.quoted(table, dialect);
        this.codec = dialect.columns();
        this.failures =
                new SqlErrorTranslator(dialect, StoreTables.of(TableNames.defaults(), dialect)).aboutSnapshots(table);
        this.find = FIND.replace("{{snapshots}}", quoted);
        this.save = dialect.saveSnapshot(quoted);
        this.delete = DELETE.replace("{{snapshots}}", quoted);
    }

    /** Creates a store with a dialect; applications use the factory of their database instead. */
    public static JdbcSnapshotStore create(Dialect dialect, TableName table) {
        return new JdbcSnapshotStore(
                Objects.requireNonNull(dialect, "dialect"), Objects.requireNonNull(table, "table"));
    }

    @Override
    public Optional<Snapshot> find(Connection tx, StreamId stream, String schema) {
        Objects.requireNonNull(tx, "tx");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(schema, "schema");
        String operation = "read of the snapshot of \"" + stream + "\"";
        OptionalRead read = new OptionalRead(failures, operation, tx);
        try {
            Optional<Snapshot> found =
                    tableSeen ? query(tx, stream, schema) : read.run(() -> query(tx, stream, schema));
            tableSeen = true;
            return found;
        } catch (SQLException e) {
            tableSeen = false;
            throw failures.translate(operation, e, tx);
        }
    }

    private Optional<Snapshot> query(Connection tx, StreamId stream, String schema) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(find)) {
            StreamColumns.bind(statement, 1, stream);
            statement.setLong(4, SchemaHash.of(schema));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && schema.equals(row.getString(3))
                        ? Optional.of(read(row, stream))
                        : Optional.empty();
            }
        }
    }

    private Snapshot read(ResultSet row, StreamId stream) throws SQLException {
        return Snapshot.of(stream, row.getLong(1), codec.readId(row, 2), row.getString(3), row.getBytes(4));
    }

    @Override
    public void save(Connection tx, Snapshot snapshot) {
        Objects.requireNonNull(tx, "tx");
        Objects.requireNonNull(snapshot, "snapshot");
        call("save of the snapshot of \"" + snapshot.stream() + "\"", tx, save, statement -> {
            StreamColumns.bind(statement, 1, snapshot.stream());
            statement.setLong(4, SchemaHash.of(snapshot.schema()));
            statement.setLong(5, snapshot.version());
            codec.bindId(statement, 6, snapshot.eventId());
            statement.setString(7, snapshot.schema());
            statement.setBytes(8, snapshot.state());
            return statement.executeUpdate();
        });
    }

    @Override
    public void delete(Connection tx, StreamId stream) {
        Objects.requireNonNull(tx, "tx");
        Objects.requireNonNull(stream, "stream");
        call("delete of the snapshots of \"" + stream + "\"", tx, delete, statement -> {
            StreamColumns.bind(statement, 1, stream);
            return statement.executeUpdate();
        });
    }

    @Override
    public void delete(Connection tx, StreamId stream, String schema) {
        Objects.requireNonNull(schema, "schema");
        delete(tx, stream, delete + WITH_SCHEMA, SchemaHash.of(schema));
    }

    @Override
    public void deleteBefore(Connection tx, StreamId stream, long version) {
        delete(tx, stream, delete + BEFORE, version);
    }

    private void delete(Connection tx, StreamId stream, String sql, long last) {
        Objects.requireNonNull(tx, "tx");
        Objects.requireNonNull(stream, "stream");
        call("delete of snapshots of \"" + stream + "\"", tx, sql, statement -> {
            StreamColumns.bind(statement, 1, stream);
            statement.setLong(4, last);
            return statement.executeUpdate();
        });
    }

    private <T> T call(String operation, Connection tx, String sql, StatementCall<T> call) {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            return call.run(statement);
        } catch (SQLException e) {
            throw failures.translate(operation, e, tx);
        }
    }

    /** An operation with a statement. */
    @FunctionalInterface
    private interface StatementCall<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
