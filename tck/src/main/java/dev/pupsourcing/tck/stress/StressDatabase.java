// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.sql.DataSource;

/** The database of one round of the stress test, and its possible failures. Thread-safe. Implemented by authors of databases. */
public interface StressDatabase extends AutoCloseable {

    /** The empty store. Its connections are direct; the checker uses them. */
    StoreFixture fixture();

    /** The connections of the library and of the writers, for example through a pooler; direct ones by default. */
    default DataSource clients() {
        return fixture().dataSource();
    }

    /**
     * Ends one session of the clients, like an administrator.
     *
     * @param choice decides which one
     * @return whether there was one; false if this kind of database has no sessions
     */
    default boolean endSession(Random choice) throws SQLException {
        return false;
    }

    /** The possible failures of the server, each including recovery; none by default. */
    default List<ServerFault> serverFaults() {
        return List.of();
    }

    /** Prepared transactions, if the database supports them. */
    default Optional<TwoPhase> twoPhase() {
        return Optional.empty();
    }

    /** The connection data for other processes; empty if no process should be started and killed. */
    default Optional<Access> access() {
        return Optional.empty();
    }

    /** Removes the resources of the round; none by default. */
    @Override
    default void close() throws SQLException {}

    /**
     * A failure of the server.
     *
     * @param name its name for the report
     * @param inject causes it and returns when the server works again
     */
    record ServerFault(String name, Action inject) {

        /** Causes the failure. Implemented by suites. */
        @FunctionalInterface
        public interface Action {
            /** Returns when the server works again. */
            void run() throws SQLException;
        }
    }

    /** Transactions that are prepared, so that they outlive their session, and finished later. Implemented by authors of databases. */
    interface TwoPhase {

        /** Begins a transaction that can be prepared; autocommit is off. */
        void begin(Connection session, String id) throws SQLException;

        /** Prepares it; the session has no transaction afterwards. */
        void prepare(Connection session, String id) throws SQLException;

        /**
         * Commits or rolls back a prepared transaction.
         *
         * @param session the session that prepared it, or another one in autocommit mode
         * @return false if the transaction no longer exists
         */
        boolean finish(Connection session, String id, boolean commit) throws SQLException;

        /** The ids of the transactions that are prepared now. */
        List<String> prepared(Connection session) throws SQLException;
    }
}
