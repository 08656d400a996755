// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.ProjectionLoggingContract;
import java.sql.SQLException;

/** What running projections log, on PostgreSQL. */
class PostgresProjectionLoggingTest extends ProjectionLoggingContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
