// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.testkit.ProjectionLoggingContract;
import dev.pupsourcing.testkit.StoreFixture;
import java.sql.SQLException;

/** What running projections log, on PostgreSQL. */
class PostgresProjectionLoggingTest extends ProjectionLoggingContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
