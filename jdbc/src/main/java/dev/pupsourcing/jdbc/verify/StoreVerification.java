// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.internal.transaction.JdbcTransactions;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.transaction.RetryPolicy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Checks an event store for inconsistent rows: versions of streams, heads, positions, checkpoints and snapshots. It
 * only reads, takes no locks, can run while events are appended, and uses bounded memory. Immutable and thread-safe.
 */
public final class StoreVerification {

    private static final int VALID_SECONDS = 5;

    private final DataSource dataSource;
    private final Dialect dialect;
    private final StoreTables tables;
    private final Optional<TableName> snapshots;
    private final Optional<StreamId> start;

    private StoreVerification(
            DataSource dataSource,
            Dialect dialect,
            StoreTables tables,
            Optional<TableName> snapshots,
            Optional<StreamId> start) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.tables = tables;
        this.snapshots = snapshots;
        this.start = start;
    }

    /** Creates the verification of an event store without a table of snapshots. */
    public static StoreVerification of(DataSource dataSource, Dialect dialect, TableNames names) {
        return new StoreVerification(
                Objects.requireNonNull(dataSource, "dataSource"),
                Objects.requireNonNull(dialect, "dialect"),
                StoreTables.of(names, dialect),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with a table of snapshots, which is ignored if it does not exist. */
    public StoreVerification withSnapshots(TableName table) {
        return new StoreVerification(dataSource, dialect, tables, Optional.of(table), start);
    }

    /**
     * The same, but only streams after this one in the order of the check, to continue an interrupted verification;
     * positions, checkpoints and snapshots are checked completely.
     */
    public StoreVerification startingAfter(StreamId stream) {
        return new StoreVerification(dataSource, dialect, tables, snapshots, Optional.of(stream));
    }

    /**
     * Runs all checks.
     *
     * @param listener receives the findings
     * @throws SQLException if the database cannot be read, or the listener fails
     */
    public void run(VerificationListener listener) throws SQLException {
        Objects.requireNonNull(listener, "listener");
        try (Connection connection = dataSource.getConnection()) {
            checkStreams(connection, listener);
            new PositionCheck(dialect, tables).run(connection, listener);
            CheckpointCheck checkpoints = new CheckpointCheck(dialect.columns(), tables);
            checkpoints.run(connection, listener);
            checkpoints.checkSlots(connection, listener);
            if (snapshots.isPresent() && exists(connection, snapshots.get())) {
                new SnapshotCheck(tables, StoreTables.quoted(snapshots.get(), dialect)).run(connection, listener);
            }
        }
    }

    private void checkStreams(Connection connection, VerificationListener listener) throws SQLException {
        VersionCheck versions = new VersionCheck(tables);
        new StreamScan(tables).run(connection, start, listener, facts -> {
            Optional<Finding> missing = versions.check(connection, facts);
            if (missing.isPresent()) {
                listener.found(missing.get());
            }
            Optional<Finding> head = HeadCheck.check(facts);
            if (head.isPresent()) {
                listener.found(head.get());
            }
        });
    }

    private boolean exists(Connection connection, TableName table) throws SQLException {
        try {
            new StoreQuery("SELECT 1 FROM %s WHERE 1 = 0".formatted(StoreTables.quoted(table, dialect)))
                    .number(connection, StoreQuery.Binder.NONE);
            return true;
        } catch (SQLException e) {
            if (connection.isValid(VALID_SECONDS)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Moves the head of a stream to its last event, or removes it if there are no events, in a separate transaction.
     * Appends to the stream wait until it ends.
     *
     * @return whether the head was wrong
     * @throws SQLException if the database cannot be written
     */
    public boolean repairHead(StreamId stream) throws SQLException {
        Objects.requireNonNull(stream, "stream");
        return JdbcTransactions.create(dataSource, dialect, RetryPolicy.lostTransactions())
                .call(tx -> new HeadRepair(tables).run(tx, stream));
    }
}
