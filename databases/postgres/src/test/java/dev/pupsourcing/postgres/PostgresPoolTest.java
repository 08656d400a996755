// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.PoolTck;
import dev.pupsourcing.tck.ServerSessions;
import dev.pupsourcing.tck.SessionTck;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/** Pools over a PostgreSQL server. */
class PostgresPoolTest extends PoolTck {

    PostgresPoolTest() {
        super(new PostgresTestDatabase());
    }

    @Nested
    class Direct extends SessionTck {
        Direct() {
            super(PostgresTestDatabase.withoutPool(), new Backends());
        }
    }

    private static final class Backends implements ServerSessions {

        @Override
        public long number(Connection connection) throws SQLException {
            return Sessions.number(connection, "SELECT pg_backend_pid()");
        }

        @Override
        public void kill(long session) throws SQLException {
            Sessions.kill(session);
        }

        @Override
        public String becomeReadOnly() {
            return "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY";
        }
    }
}
