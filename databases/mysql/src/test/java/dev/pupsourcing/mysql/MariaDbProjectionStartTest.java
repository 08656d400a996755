// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.ProjectionStartContract;
import java.sql.SQLException;

/** Where projections begin, on MariaDB. */
class MariaDbProjectionStartTest extends ProjectionStartContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
