// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.BriefPoolTck;
import dev.pupsourcing.tck.DyingSessionTck;
import dev.pupsourcing.tck.PoolTck;
import dev.pupsourcing.tck.ServerSessions;
import dev.pupsourcing.tck.SessionTck;
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

    @Nested
    class MariaDbDriverSessions extends SessionTck {
        MariaDbDriverSessions() {
            super(MariaDbTestDatabase.withMariaDbDriver(), new ServerThreads());
        }
    }

    /** Without read-only sessions, because MySQL's driver asks the session whether it was configured to be read-only. */
    @Nested
    @Tag("long")
    class MySqlDriverSessions extends DyingSessionTck {
        MySqlDriverSessions() {
            super(MariaDbTestDatabase.withMySqlDriver(), new ServerThreads());
        }
    }

    private static final class ServerThreads implements ServerSessions {

        @Override
        public long number(Connection connection) throws SQLException {
            return Sessions.number(connection, "SELECT CONNECTION_ID()");
        }

        @Override
        public void kill(long session) throws SQLException {
            Sessions.kill(session);
        }

        @Override
        public String becomeReadOnly() {
            return "SET SESSION TRANSACTION READ ONLY";
        }
    }
}
