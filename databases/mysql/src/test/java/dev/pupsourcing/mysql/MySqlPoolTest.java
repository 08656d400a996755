// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.worker.DyingSessionContract;
import dev.pupsourcing.tck.worker.PoolContract;
import dev.pupsourcing.tck.worker.ReadOnlySessionContract;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/** Pools over a MariaDB server, with both drivers. */
class MySqlPoolTest {

    @Nested
    class MariaDbDriver extends PoolContract {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbTestDatabase.withMariaDbDriver().createStore();
        }
    }

    @Nested
    class MySqlDriver extends PoolContract {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbTestDatabase.withMySqlDriver().createStore();
        }
    }

    /** What both suites of dying sessions share. */
    abstract static class DyingSessionSuite extends DyingSessionContract {

        @Override
        protected long session(Connection connection) throws SQLException {
            return Sessions.number(connection, "SELECT CONNECTION_ID()");
        }

        @Override
        protected void kill(long session) throws SQLException {
            Sessions.kill(session);
        }
    }

    @Nested
    class MariaDbDying extends DyingSessionSuite {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbTestDatabase.withMariaDbDriver().createStore();
        }
    }

    @Nested
    class MySqlDying extends DyingSessionSuite {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbTestDatabase.withMySqlDriver().createStore();
        }
    }

    /** Not with MySQL's driver, which asks the session whether it was configured to be read-only. */
    @Nested
    class MariaDbReadOnly extends ReadOnlySessionContract {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbTestDatabase.withMariaDbDriver().createStore();
        }

        @Override
        protected String readOnly() {
            return "SET SESSION TRANSACTION READ ONLY";
        }
    }
}
