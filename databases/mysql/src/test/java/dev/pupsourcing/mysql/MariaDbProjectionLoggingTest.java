// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.ProjectionLoggingContract;
import java.sql.SQLException;

/** What running projections log, on MariaDB. */
class MariaDbProjectionLoggingTest extends ProjectionLoggingContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
