// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.DamagedStreamException;
import dev.pupsourcing.DuplicateEventException;
import dev.pupsourcing.Event;
import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.ExpectedVersion;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.AppendCommand;
import dev.pupsourcing.jdbc.spi.AppendOutcome;
import dev.pupsourcing.jdbc.spi.Appender;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.spi.StreamVersions;
import dev.pupsourcing.jdbc.spi.support.AppendSavepoint;
import dev.pupsourcing.jdbc.spi.support.StreamColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Appends in PostgreSQL with one statement: a conditional change of the head row feeds the insert of the events. If no
 * row is returned, the version did not match or an id is already stored, and the transaction is unchanged.
 *
 * <p>Very large appends use several statements after a savepoint, because an array is limited to 1 GB.
 */
final class PostgresAppender implements Appender {

    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final String SAVEPOINT = "pupsourcing_look";

    private final StoreTables tables;
    private final AppendSql sql;
    private final int maxEvents;
    private final String eventsTable;

    PostgresAppender(StoreTables tables, int maxEvents) {
        this.tables = tables;
        this.sql = new AppendSql(tables);
        this.maxEvents = maxEvents;
        this.eventsTable = tables.names().events().name();
    }

    @Override
    public AppendOutcome append(Connection tx, AppendCommand command) throws SQLException {
        List<AppendCommand> chunks = command.chunks(maxEvents, MAX_BYTES);
        try {
            return chunks.size() == 1 ? store(tx, command) : storeAll(tx, chunks);
        } catch (SQLException e) {
            if (PostgresErrorCodes.classify(e).kind() == SqlFailure.Kind.DUPLICATE_KEY) {
                throw race(command, e);
            }
            throw e;
        }
    }

    private AppendOutcome storeAll(Connection tx, List<AppendCommand> chunks) throws SQLException {
        AppendSavepoint savepoint = AppendSavepoint.set(
                tx, failure -> !PostgresErrorCodes.classify(failure).transactionUsable());
        try {
            AppendOutcome outcome = storeChunks(tx, chunks);
            if (outcome instanceof AppendOutcome.Refused) {
                savepoint.undo(null);
            } else {
                savepoint.release();
            }
            return outcome;
        } catch (SQLException e) {
            if (!isAborted(tx)) {
                savepoint.undo(e);
            }
            throw e;
        }
    }

    /**
     * Whether the server accepts no further statements in this transaction, so that nothing of the append can be
     * committed.
     */
    private static boolean isAborted(Connection tx) {
        try {
            run(tx, "SELECT 1");
            return false;
        } catch (SQLException e) {
            return PostgresErrorCodes.isAborted(e);
        }
    }

    private AppendOutcome storeChunks(Connection tx, List<AppendCommand> chunks) throws SQLException {
        List<Long> positions = new ArrayList<>();
        long from = 0;
        for (AppendCommand chunk : chunks) {
            AppendCommand next =
                    positions.isEmpty() ? chunk : chunk.expecting(ExpectedVersion.exact(from + positions.size()));
            if (!(store(tx, next) instanceof AppendOutcome.Stored stored)) {
                return new AppendOutcome.Refused();
            }
            from = positions.isEmpty() ? stored.previousVersion() : from;
            positions.addAll(stored.positions());
        }
        return new AppendOutcome.Stored(from, positions);
    }

    private AppendOutcome store(Connection tx, AppendCommand command) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(
                sql.append(command.expected(), command.events().size()))) {
            AppendParameters.bind(statement, command);
            try (ResultSet rows = statement.executeQuery()) {
                List<Long> positions = new ArrayList<>(command.events().size());
                long first = 0;
                while (rows.next()) {
                    first = positions.isEmpty() ? rows.getLong(2) : first;
                    positions.add(rows.getLong(1));
                }
                return positions.isEmpty()
                        ? new AppendOutcome.Refused()
                        : new AppendOutcome.Stored(first - 1, positions);
            }
        }
    }

    /**
     * The same id was stored concurrently; or the version exists although the locked head row has another, because rows
     * were changed without this library; or the position exists. The transaction is aborted.
     */
    private EventStoreException race(AppendCommand command, SQLException failure) throws SQLException {
        Optional<Event> duplicate = PostgresErrorCodes.duplicate(failure, command.events(), eventsTable);
        if (duplicate.isPresent()) {
            return new DuplicateEventException(duplicate.get().eventId(), false, failure);
        }
        if (PostgresErrorCodes.isVersion(failure, eventsTable)) {
            return new DamagedStreamException(
                    command.stream(),
                    "it has events after the version of its head; run `pup verify --repair heads`",
                    false,
                    failure);
        }
        if (PostgresErrorCodes.isPosition(failure, eventsTable)) {
            return positionIsThere(failure);
        }
        throw failure;
    }

    private SchemaException positionIsThere(SQLException failure) {
        return new SchemaException(
                tables.names().events().toString(),
                "must assign positions above its last one, but assigned one that already exists; run SELECT "
                        + "setval(pg_get_serial_sequence('" + tables.events()
                        + "', 'global_position'), (SELECT MAX(global_position) FROM " + tables.events() + "))",
                false,
                failure);
    }

    @Override
    public Optional<StreamVersions> currentVersions(Connection tx, StreamId stream) throws SQLException {
        if (tx.getTransactionIsolation() > Connection.TRANSACTION_READ_COMMITTED && snapshotIsStale(tx, stream)) {
            return Optional.empty();
        }
        try (PreparedStatement statement = tx.prepareStatement(sql.versions)) {
            StreamColumns.bind(statement, 1, stream);
            StreamColumns.bind(statement, 4, stream);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.of(new StreamVersions(row.getLong(1), row.getLong(2)));
            }
        }
    }

    /**
     * Whether the head row has changed since the transaction's snapshot, or may have, because it could not be locked. The
     * savepoint undoes a failure, so that the transaction remains usable.
     */
    private boolean snapshotIsStale(Connection tx, StreamId stream) throws SQLException {
        run(tx, "SAVEPOINT " + SAVEPOINT);
        try (PreparedStatement statement = tx.prepareStatement(sql.lockHead)) {
            StreamColumns.bind(statement, 1, stream);
            statement.execute();
            return false;
        } catch (SQLException e) {
            return true;
        } finally {
            run(tx, "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
            run(tx, "RELEASE SAVEPOINT " + SAVEPOINT);
        }
    }

    private static void run(Connection tx, String sql) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            statement.execute(sql);
        }
    }
}
