// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.PoolTck;
import dev.pupsourcing.tck.fixture.IsolatedDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.worker.DyingSessionContract;
import dev.pupsourcing.tck.worker.ReadOnlySessionContract;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/** Pools over a PostgreSQL server. */
class PostgresPoolTest {

    @Nested
    class Pools extends PoolTck {
        Pools() {
            super(new PostgresTestDatabase());
        }
    }

    @Nested
    class DyingSessions extends DyingSessionContract {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return directStore();
        }

        @Override
        protected long session(Connection connection) throws SQLException {
            return Sessions.number(connection, "SELECT pg_backend_pid()");
        }

        @Override
        protected void kill(long session) throws SQLException {
            Sessions.kill(session);
        }
    }

    @Nested
    class ReadOnlySessions extends ReadOnlySessionContract {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return directStore();
        }

        @Override
        protected String readOnly() {
            return "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY";
        }
    }

    /** Without the pool of sessions that other suites have below. */
    private static StoreFixture directStore() throws SQLException {
        ServerDatabase access = TestSchema.create().access();
        return StoreFixture.create(
                new PostgresDatabase(),
                new IsolatedDataSource(
                        access.url(), access.user(), access.password(), Connection.TRANSACTION_READ_COMMITTED),
                Trait.POSITIONS_BEFORE_COMMIT,
                Trait.FAILURE_ENDS_TRANSACTION);
    }
}
