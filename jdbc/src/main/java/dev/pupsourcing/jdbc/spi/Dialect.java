// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.spi.GuardRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of database is spoken to. Stateless and thread-safe; the appenders it makes are thread-safe, the gap
 * proofs belong to one reader each.
 */
public interface Dialect {

    /** The database's name as people write it, for messages. */
    String databaseName();

    /** An identifier in the database's quotes; it has been checked to hold no quote. */
    String quote(String identifier);

    /** How values are bound and read where drivers differ. */
    ColumnCodec columns();

    /** Appends to the event store in these tables. */
    Appender appender(StoreTables tables);

    /**
     * The proof state of one reader.
     *
     * @param clock for ages and grace periods
     */
    GapProof gapProof(StoreTables tables, InstantSource clock);

    /** What differs in the statements for projections. */
    ProjectionSyntax projections();

    /** How transactions see that they run on the server that a reader read from; by default there is no need to. */
    default ServerIncarnations marks() {
        return ServerIncarnations.NONE;
    }

    /**
     * What ends or undoes a transaction in the hands of others; by default what does so on every database, and failures that
     * are classified as a lost transaction or a lost connection.
     */
    default GuardRules guardRules() {
        return new ClassifiedFailures(this);
    }

    /**
     * The statement that keeps a snapshot unless one of the same schema and a higher version is there; an equal version is replaced: one parameter for
     * each of {@code bounded_context, aggregate_type, aggregate_id, aggregate_version, event_id, state_schema, state}.
     *
     * @param table the snapshots table, quoted and qualified
     */
    String saveSnapshot(String table);

    /** Lets one session at a time change the schema; by default there is no need to. */
    default SchemaLock schemaLock() {
        return SchemaLock.NONE;
    }

    /**
     * What a failure means, by its codes and never by its message.
     *
     * @param connection the connection it happened on, for drivers that do not tell enough; null if there is none
     */
    SqlFailure classify(SQLException failure, @Nullable Connection connection);

    /**
     * Whether a statement that selects nothing from one table failed because that table is not there, and for no other
     * reason.
     */
    default boolean isMissingTable(SQLException failure) {
        return classify(failure, null).kind() == SqlFailure.Kind.SCHEMA_MISSING;
    }

    /**
     * What makes a plain read see the truth instead of the transaction's snapshot, put behind a {@code SELECT}; empty
     * where a plain read does.
     */
    default String lockingRead() {
        return "";
    }

    /**
     * The isolation level that transactions opened by the library ask for, as in {@link Connection}; empty for whatever
     * the connection has.
     */
    default OptionalInt transactionIsolation() {
        return OptionalInt.empty();
    }

    /** What the database says about the begin and the end of transactions; by default what {@link #classify} says. */
    default TransactionRules transactionRules() {
        return TransactionRules.of(this);
    }

    /** Whether the database takes one writer at a time, so that writers of one process had better queue. */
    default boolean singleWriter() {
        return false;
    }

    /**
     * Checks that the database can draw positions above the log's end; called when the store is opened, and before the first
     * append.
     *
     * @throws dev.pupsourcing.SchemaException if not, with the statement that repairs it
     */
    default void checkPositions(Connection connection, StoreTables tables) throws SQLException {
        PositionLimit.check(connection, tables);
    }

    /**
     * Called before the first use of a connection that a reader of the log has taken, in autocommit mode.
     *
     * @throws dev.pupsourcing.EventStoreException if the server's settings would make reading unsafe, naming the setting
     */
    default void checkReader(Connection connection, StoreTables tables) throws SQLException {}

    /**
     * The position that the database draws next, for databases where it may be below stored ones; empty if it cannot be, or
     * if the session may not look at it.
     */
    default OptionalLong nextPosition(Connection connection, StoreTables tables) throws SQLException {
        return OptionalLong.empty();
    }

    /** Whether a constraint of the database keeps positions unique. */
    default boolean positionsAreUnique(Connection connection, StoreTables tables) throws SQLException {
        return true;
    }
}
