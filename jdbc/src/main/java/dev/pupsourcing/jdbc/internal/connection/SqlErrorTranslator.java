// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.connection;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.internal.text.SafeMessage;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.SqlFailure;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.transaction.TransactionLostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates exceptions of drivers to those of the event store. Stateless and thread-safe. */
public final class SqlErrorTranslator {

    private static final String POOL_ADVICE =
            "no connection of the pool became available in time; enlarge the pool, or find out what holds its "
                    + "connections";

    private static final String TIMEOUT_ADVICE =
            "a lock was not granted in time, or the server cancelled the statement; retry";

    private final Dialect dialect;
    private final StoreTables tables;
    private final List<TableName> used;
    private final String schemaCommand;

    public SqlErrorTranslator(Dialect dialect, StoreTables tables) {
        this(dialect, tables, tables.names().all(), "pup schema");
    }

    private SqlErrorTranslator(Dialect dialect, StoreTables tables, List<TableName> used, String schemaCommand) {
        this.dialect = dialect;
        this.tables = tables;
        this.used = used;
        this.schemaCommand = schemaCommand;
    }

    /** A translator for statements on the table of snapshots. */
    public SqlErrorTranslator aboutSnapshots(TableName table) {
        return new SqlErrorTranslator(dialect, tables, List.of(table), "pup schema --snapshots");
    }

    /** A translator for statements on other tables than those of the event store. */
    public SqlErrorTranslator about(List<TableName> others) {
        return new SqlErrorTranslator(dialect, tables, others, schemaCommand);
    }

    /** The exception for a connection that could not be opened, before the kind of database is known. */
    public static StoreAccessException notOpened(SQLException failure) {
        Reason reason = reasonOfNoConnection(failure);
        String wayOut = reason == Reason.EXHAUSTED
                ? POOL_ADVICE
                : "check the URL, the user and the password, and that the server runs";
        return new StoreAccessException(
                reason,
                "the database cannot be opened (" + reason + "): " + SafeMessage.of(failure) + "; " + wayOut,
                true,
                failure);
    }

    private static Reason reasonOfNoConnection(SQLException failure) {
        String state = failure.getSQLState();
        if (state != null && state.startsWith("28")) {
            return Reason.ACCESS_DENIED;
        }
        return NewConnections.isPoolExhausted(failure) ? Reason.EXHAUSTED : Reason.UNAVAILABLE;
    }

    /** See {@link Dialect#singleWriter()}. */
    boolean singleWriter() {
        return dialect.singleWriter();
    }

    /** Checks with the dialect whether a reader can use a connection. */
    void checkReader(Connection connection) throws SQLException {
        dialect.checkReader(connection, tables);
        dialect.checkPositions(connection, tables);
    }

    /**
     * Classifies a failed statement. When a connection breaks, drivers and pools throw many exceptions without codes.
     */
    public SqlFailure classify(SQLException failure, @Nullable Connection connection) {
        SqlFailure meaning = dialect.classify(failure, connection);
        if (meaning.kind() != SqlFailure.Kind.OTHER) {
            return meaning;
        }
        if (NewConnections.isPoolExhausted(failure)) {
            return new SqlFailure(SqlFailure.Kind.EXHAUSTED, false);
        }
        return BrokenConnections.isBreak(failure, connection)
                ? new SqlFailure(SqlFailure.Kind.UNAVAILABLE, false)
                : meaning;
    }

    /** The exception for a failed statement of an operation such as {@code "append to stream X"}. */
    public EventStoreException translate(String operation, SQLException failure, @Nullable Connection connection) {
        SqlFailure meaning = classify(failure, connection);
        List<TableName> missing = missing(meaning, connection);
        return missing.isEmpty()
                ? translate(operation, failure, meaning)
                : schemaMissing(missing, failure, meaning.transactionUsable());
    }

    /**
     * The exception for a unit of work. Its statements are the caller's, so a missing table may belong to the caller.
     */
    public EventStoreException translateWork(SQLException failure) {
        SqlFailure.Kind kind = classify(failure, null).kind();
        if (kind == SqlFailure.Kind.TRANSACTION_LOST) {
            return new TransactionLostException(SafeMessage.of(failure), failure);
        }
        return access(kind, "a unit of work", failure, false);
    }

    /** The same for a statement that was rolled back to a savepoint, so that the transaction can continue. */
    public EventStoreException translateUndone(String operation, SQLException failure, Connection connection) {
        SqlFailure meaning = classify(failure, connection);
        List<TableName> missing = missing(meaning, connection);
        return missing.isEmpty()
                ? translate(operation, failure, new SqlFailure(meaning.kind(), true))
                : schemaMissing(missing, failure, true);
    }

    private EventStoreException translate(String operation, SQLException failure, SqlFailure meaning) {
        boolean usable = meaning.transactionUsable();
        return switch (meaning.kind()) {
            case TRANSACTION_LOST -> new TransactionLostException(SafeMessage.of(failure), failure);
            case SCHEMA_MISSING -> schemaMissing(used, failure, usable);
            default -> access(meaning.kind(), operation, failure, usable);
        };
    }

    private StoreAccessException access(SqlFailure.Kind kind, String operation, SQLException failure, boolean usable) {
        return switch (kind) {
            case UNAVAILABLE -> access(Reason.UNAVAILABLE, operation, "check that the server runs", failure, usable);
            case TIMEOUT -> access(Reason.TIMEOUT, operation, TIMEOUT_ADVICE, failure, usable);
            case READ_ONLY -> access(Reason.READ_ONLY, operation, "use a writable connection", failure, usable);
            case STORAGE_FULL -> access(Reason.STORAGE_FULL, operation, "free some space", failure, usable);
            case TOO_LARGE ->
                access(Reason.TOO_LARGE, operation, "make it smaller or raise the database's limit", failure, usable);
            case ACCESS_DENIED ->
                access(Reason.ACCESS_DENIED, operation, "check the user, the password and the grants", failure, usable);
            case EXHAUSTED -> access(Reason.EXHAUSTED, operation, exhausted(failure), failure, usable);
            case SERVER_FAULT ->
                access(Reason.SERVER_FAULT, operation, "check the server's log and disk", failure, usable);
            case STALE_SESSION -> access(Reason.STALE_SESSION, operation, "retry on a new connection", failure, usable);
            default -> access(Reason.OTHER, operation, "see the cause", failure, usable);
        };
    }

    private static String exhausted(SQLException failure) {
        return NewConnections.isPoolExhausted(failure)
                ? POOL_ADVICE
                : "retry; if it persists, give the server more of the missing resource";
    }

    /** Finds the missing tables, if the database does not name them and the transaction can still run queries. */
    private List<TableName> missing(SqlFailure meaning, @Nullable Connection connection) {
        boolean worthAsking =
                meaning.kind() == SqlFailure.Kind.OTHER || meaning.kind() == SqlFailure.Kind.SCHEMA_MISSING;
        if (connection == null || !worthAsking || !meaning.transactionUsable()) {
            return List.of();
        }
        return used.stream().filter(name -> isMissing(name, connection)).toList();
    }

    private boolean isMissing(TableName name, Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1 FROM %s WHERE 1 = 0".formatted(StoreTables.quoted(name, dialect)));
            return false;
        } catch (SQLException e) {
            return dialect.isMissingTable(e);
        }
    }

    private SchemaException schemaMissing(List<TableName> missing, SQLException failure, boolean usable) {
        String others = missing.size() == 1 ? "" : " (or one of " + missing + ")";
        return new SchemaException(
                missing.get(0).toString(),
                "is missing or incomplete" + others + " in " + dialect.databaseName() + ": " + SafeMessage.of(failure)
                        + "; run `" + schemaCommand + "` for this database and apply the file that it writes, or "
                        + "`pup schema upgrade` if its tables have an older version",
                usable,
                failure);
    }

    private StoreAccessException access(
            Reason reason, String operation, String wayOut, SQLException failure, boolean usable) {
        String message = operation + " failed on " + dialect.databaseName() + " (" + reason + "): "
                + SafeMessage.of(failure) + "; " + wayOut;
        return new StoreAccessException(reason, message, usable, failure);
    }
}
