// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.worker.ReadOnlySessionContract;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/**
 * The suites about sessions that die or become read-only, for databases with a server; not a part of {@link DatabaseTck}. They
 * need HikariCP and Agroal.
 */
public abstract class SessionTck extends DyingSessionTck {

    /** Runs the suites on a database, whose connections must not be pooled. */
    protected SessionTck(TestDatabase database, ServerSessions sessions) {
        super(database, sessions);
    }

    @Nested
    class ReadOnlySessions extends ReadOnlySessionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }

        @Override
        protected String readOnly() {
            return sessions.becomeReadOnly();
        }
    }
}
