// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.stress.StressContract;
import dev.pupsourcing.tck.stress.StressSite;
import dev.pupsourcing.testkit.servers.PostgresServer;
import java.sql.SQLException;

/** The stress test on PostgreSQL; in the long form with crashes, and with PgBouncer if it is installed. */
class PostgresStressTest extends StressContract {

    @Override
    protected StressSite openSite() throws SQLException {
        return new PostgresStressSite(PostgresServer.shared());
    }

    @Override
    protected StressSite openRoughSite() throws SQLException {
        return new RoughPostgresSite(PostgresServer.embedded());
    }
}
