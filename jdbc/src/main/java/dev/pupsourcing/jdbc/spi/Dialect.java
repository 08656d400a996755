// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of one kind of database: SQL, type mapping and error classification. Implementations must be stateless
 * and thread-safe; the appenders it creates are thread-safe, and each gap proof belongs to one reader. Implemented by authors of databases.
 */
public interface Dialect {

    /** The display name of the database, for messages. */
    String databaseName();

    /** Quotes an identifier, which was validated and contains no quotes. */
    String quote(String identifier);

    /** The codec of values for which drivers differ. */
    ColumnCodec columns();

    /** Creates an appender for these tables. */
    Appender appender(StoreTables tables);

    /**
     * Creates an appender for groups of appends that share a transaction; empty if appends are never grouped, which is
     * the default.
     */
    default Optional<GroupAppender> groupAppender(StoreTables tables) {
        return Optional.empty();
    }

    /**
     * Creates the proof state of one reader.
     *
     * @param clock the clock for ages and grace periods
     */
    GapProof gapProof(StoreTables tables, InstantSource clock);

    /** The syntax that differs in statements for projections. */
    ProjectionSyntax projections();

    /** The marks with which transactions check that they run on the server of a reader; by default none are needed. */
    default ServerIncarnations marks() {
        return ServerIncarnations.NONE;
    }

    /**
     * The rules about statements of users that end or abort a transaction; by default the keywords of all databases,
     * and failures that are classified as a lost transaction or connection.
     */
    default GuardRules guardRules() {
        return new ClassifiedFailures(this);
    }

    /**
     * The statement that stores a snapshot unless there is one with the same schema and a higher version; an equal
     * version is replaced. It has one parameter for each of {@code bounded_context, aggregate_type, aggregate_id,
     * schema_hash, aggregate_version, event_id, state_schema, state}.
     *
     * @param table the snapshots table, quoted and qualified
     */
    String saveSnapshot(String table);

    /** The lock with which one session at a time changes the schema; by default none is needed. */
    default SchemaLock schemaLock() {
        return SchemaLock.NONE;
    }

    /**
     * Classifies a failure by its codes, never by its message.
     *
     * @param connection the connection on which it happened, for drivers with insufficient codes; null if there is none
     */
    SqlFailure classify(SQLException failure, @Nullable Connection connection);

    /**
     * Whether a statement that selects no rows from one table failed because the table does not exist, and for no other
     * reason.
     */
    default boolean isMissingTable(SQLException failure) {
        return classify(failure, null).kind() == SqlFailure.Kind.SCHEMA_MISSING;
    }

    /**
     * A suffix for a {@code SELECT} that makes it read the current state instead of the transaction's snapshot; empty
     * if plain reads do.
     */
    default String lockingRead() {
        return "";
    }

    /**
     * The isolation level of transactions that the library opens, as in {@link Connection}; empty for the connection's
     * default.
     */
    default OptionalInt transactionIsolation() {
        return OptionalInt.empty();
    }

    /**
     * Begins a transaction unless one is open, on a connection without autocommit. A driver may turn autocommit off
     * although it could not begin a transaction; the default implementation assumes that a transaction is open.
     *
     * @throws SQLException if no transaction can be begun
     */
    default void ensureTransaction(Connection connection) throws SQLException {}

    /**
     * Whether a failed commit certainly stored nothing, because the database reported it; by default derived from
     * {@link #classify}.
     */
    default boolean isRolledBack(SQLException commitFailure) {
        return ClassifiedFailures.areRolledBack(this, commitFailure);
    }

    /** Whether the database has a single writer, so that the writers of one process should queue. */
    default boolean singleWriter() {
        return false;
    }

    /**
     * Checks that the next position will be after the end of the log; called when the store is opened, and before the
     * first append.
     *
     * @throws dev.pupsourcing.SchemaException if not; contains the statement that repairs it
     */
    default void checkPositions(Connection connection, StoreTables tables) throws SQLException {
        PositionLimit.check(connection, tables);
    }

    /**
     * Called before the first use of a connection by a reader of the log, in autocommit mode.
     *
     * @throws dev.pupsourcing.EventStoreException if the server's settings make reading unsafe; names the setting
     */
    default void checkReader(Connection connection, StoreTables tables) throws SQLException {}

    /**
     * The next position that the database will assign, for databases where it may be below stored positions; empty if
     * that is impossible, or the session lacks the privilege to read it.
     */
    default OptionalLong nextPosition(Connection connection, StoreTables tables) throws SQLException {
        return OptionalLong.empty();
    }

    /** What a diagnosis finds out about the server; by default nothing. */
    default ServerDiagnosis diagnosis() {
        return ServerDiagnosis.NONE;
    }

    /** Whether a constraint of the database makes positions unique. */
    default boolean positionsAreUnique(Connection connection, StoreTables tables) throws SQLException {
        return true;
    }
}
