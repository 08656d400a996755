// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.worker.DyingSessionContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Nested;

/** The suite about sessions that die, for variants of a database that runs {@link SessionTck}. */
public abstract class DyingSessionTck {

    final TestDatabase database;
    final ServerSessions sessions;

    /** Runs the suite on a database, whose connections must not be pooled. */
    protected DyingSessionTck(TestDatabase database, ServerSessions sessions) {
        this.database = Objects.requireNonNull(database, "database");
        this.sessions = Objects.requireNonNull(sessions, "sessions");
    }

    @Nested
    class DyingSessions extends DyingSessionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }

        @Override
        protected long session(Connection connection) throws SQLException {
            return sessions.number(connection);
        }

        @Override
        protected void kill(long session) throws SQLException {
            sessions.kill(session);
        }
    }
}
