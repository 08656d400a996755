// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.stress.StressContract;
import dev.pupsourcing.tck.stress.StressDatabase;
import dev.pupsourcing.testkit.servers.PostgresServer;
import java.sql.SQLException;

/** The stress test on PostgreSQL; in the long form with crashes, and with PgBouncer if it is installed. */
class PostgresStressTest extends StressContract {

    @Override
    protected StressDatabase openDatabase() throws SQLException {
        return new PostgresStressDatabase(PostgresServer.shared());
    }

    @Override
    protected StressDatabase openCrashingDatabase() throws SQLException {
        return new CrashingPostgresDatabase(PostgresServer.embedded());
    }
}
