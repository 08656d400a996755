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

/** The database of one round of the stress test, and the harm that may be done to it. Thread-safe. */
public interface StressSite extends AutoCloseable {

    /** The empty store. Its connections are direct ones; the checker uses them. */
    StoreFixture fixture();

    /** The connections of the library and of the writers, for example through a pooler; direct ones by default. */
    default DataSource clients() {
        return fixture().dataSource();
    }

    /**
     * Ends one session of the clients, as an administrator would.
     *
     * @param choice decides which one
     * @return whether there was one; false if this kind of database has no sessions
     */
    default boolean endSession(Random choice) throws SQLException {
        return false;
    }

    /** What may happen to the server, each with the return of normal operation; nothing by default. */
    default List<Disaster> disasters() {
        return List.of();
    }

    /** How a transaction is prepared and finished later, if the database can do that. */
    default Optional<TwoPhase> twoPhase() {
        return Optional.empty();
    }

    /** How another process connects; empty if no process is to be started and killed. */
    default Optional<Access> access() {
        return Optional.empty();
    }

    /** Removes what was made for the round; nothing by default. */
    @Override
    default void close() throws SQLException {}

    /**
     * Something that happens to the server.
     *
     * @param name what it is, for the report
     * @param happen lets it happen and returns once the server works again
     */
    record Disaster(String name, Action happen) {

        /** Lets it happen. */
        @FunctionalInterface
        public interface Action {
            /** Returns once the server works again. */
            void run() throws SQLException;
        }
    }

    /** Transactions that are prepared, so that they outlive their session, and finished later. */
    interface TwoPhase {

        /** Begins a transaction that can be prepared; autocommit is off. */
        void begin(Connection session, String id) throws SQLException;

        /** Prepares it; the session has no transaction afterwards. */
        void prepare(Connection session, String id) throws SQLException;

        /**
         * Commits or rolls back what was prepared.
         *
         * @param session the session that prepared it, or another one in autocommit mode
         * @return false if there is no such transaction any more
         */
        boolean finish(Connection session, String id, boolean commit) throws SQLException;

        /** The ids of the transactions that are prepared now. */
        List<String> prepared(Connection session) throws SQLException;
    }
}
