// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.BriefPoolTck;
import dev.pupsourcing.tck.PoolTck;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.worker.DyingSessionContract;
import dev.pupsourcing.tck.worker.ReadOnlySessionContract;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Pools over a MariaDB server, with both drivers. Only the full build tries pools of all kinds with both. */
class MySqlPoolTest {

    @Nested
    class MariaDbDriver extends BriefPoolTck {
        MariaDbDriver() {
            super(MariaDbTestDatabase.withMariaDbDriver());
        }
    }

    @Nested
    class MySqlDriver extends BriefPoolTck {
        MySqlDriver() {
            super(MariaDbTestDatabase.withMySqlDriver());
        }
    }

    @Nested
    @Tag("long")
    class MariaDbDriverPools extends PoolTck {
        MariaDbDriverPools() {
            super(MariaDbTestDatabase.withMariaDbDriver());
        }
    }

    @Nested
    @Tag("long")
    class MySqlDriverPools extends PoolTck {
        MySqlDriverPools() {
            super(MariaDbTestDatabase.withMySqlDriver());
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
    @Tag("long")
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
