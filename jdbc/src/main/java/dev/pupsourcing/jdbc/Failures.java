// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.TransactionLostException;
import dev.pupsourcing.jdbc.dialect.Dialect;
import dev.pupsourcing.jdbc.dialect.SqlFailure;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Turns what a driver throws into what the event store promises. Stateless and thread-safe. */
final class Failures {

    private final Dialect dialect;
    private final StoreTables tables;

    Failures(Dialect dialect, StoreTables tables) {
        this.dialect = dialect;
        this.tables = tables;
    }

    /** What a failed statement means. */
    SqlFailure classify(SQLException failure, @Nullable Connection connection) {
        return dialect.classify(failure, connection);
    }

    /** The exception for a failed statement of an operation such as {@code "append to stream X"}. */
    EventStoreException translate(String operation, SQLException failure, @Nullable Connection connection) {
        SqlFailure meaning = classify(failure, connection);
        boolean usable = meaning.transactionUsable();
        return switch (meaning.kind()) {
            case TRANSACTION_LOST -> new TransactionLostException(failure.getMessage(), failure);
            case SCHEMA_MISSING -> schemaMissing(failure, usable);
            case UNAVAILABLE -> access(Reason.UNAVAILABLE, operation, "check that the server runs", failure, usable);
            case TIMEOUT -> access(Reason.TIMEOUT, operation, "somebody holds a lock; try again", failure, usable);
            case READ_ONLY -> access(Reason.READ_ONLY, operation, "use a connection that may write", failure, usable);
            case STORAGE_FULL -> access(Reason.STORAGE_FULL, operation, "make room", failure, usable);
            case ACCESS_DENIED ->
                access(Reason.ACCESS_DENIED, operation, "check the user, the password and the grants", failure, usable);
            case DUPLICATE_KEY, OTHER -> access(Reason.OTHER, operation, "see the cause", failure, usable);
        };
    }

    private SchemaException schemaMissing(SQLException failure, boolean usable) {
        return new SchemaException(
                tables.names().events().toString(),
                "or one of its companions " + tables.names().all() + " is missing or incomplete in "
                        + dialect.databaseName() + " (" + failure.getMessage()
                        + "); run `pup schema` for this database and apply the file it writes",
                usable,
                failure);
    }

    private StoreAccessException access(
            Reason reason, String operation, String wayOut, SQLException failure, boolean usable) {
        String message = operation + " failed on " + dialect.databaseName() + " (" + reason + "): "
                + failure.getMessage() + "; " + wayOut;
        return new StoreAccessException(reason, message, usable, failure);
    }
}
