// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.spi;

import dev.pupsourcing.diagnosis.Diagnosis.Finding;
import dev.pupsourcing.log.LockHolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a diagnosis finds out about the server of one kind of database. Only reads. Implementations must be stateless and
 * thread-safe. Implemented by authors of databases.
 */
public interface ServerDiagnosis {

    /** For databases without further checks. */
    ServerDiagnosis NONE = connection -> List.of();

    /**
     * Checks the server without the tables of an event store: its version ("server"), whether it accepts writes
     * ("writes"), and its settings and those of the driver ("settings").
     *
     * @param connection in autocommit mode
     */
    List<Finding> examine(Connection connection) throws SQLException;

    /**
     * The sessions that lock a table of the event store as a whole, if the server reports them.
     *
     * @param connection in autocommit mode
     */
    default List<LockHolder> tableLocks(Connection connection, StoreTables tables) throws SQLException {
        return List.of();
    }

    /**
     * What a session is doing; empty if the server does not report it, or not to this user.
     *
     * @param connection in autocommit mode
     * @param session as in {@link LockHolder#session()}
     */
    default Optional<SessionFacts> session(Connection connection, String session) throws SQLException {
        return Optional.empty();
    }

    /**
     * The sizes of the tables of the event store, largest first, as the server knows them without reading the tables; empty if
     * it does not.
     *
     * @param connection in autocommit mode
     */
    default List<TableSize> sizes(Connection connection, StoreTables tables) throws SQLException {
        return List.of();
    }

    /**
     * The size of a table.
     *
     * @param table its name, or what the database measures instead
     * @param rowBytes the bytes of its rows
     * @param indexBytes the bytes of its indexes, 0 if they are counted as rows
     */
    record TableSize(String table, long rowBytes, long indexBytes) {}

    /**
     * What a session is doing. Unknown values are empty.
     *
     * @param application the name that the program has given to its sessions
     * @param client the address of the program
     * @param state what the session does now, in the server's words
     * @param statement its current or last statement, without the values in it
     */
    record SessionFacts(String application, String client, String state, String statement) {

        /** Removes the values from the statement, because they may be secret. */
        public SessionFacts {
            Objects.requireNonNull(application, "application");
            Objects.requireNonNull(client, "client");
            Objects.requireNonNull(state, "state");
            statement = SqlText.withoutValues(statement);
        }
    }

    /**
     * The statement with which an administrator ends the transaction of a session; empty if there is none.
     *
     * @param session as in {@link LockHolder#session()}
     */
    default Optional<String> endSession(String session) {
        return Optional.empty();
    }
}
