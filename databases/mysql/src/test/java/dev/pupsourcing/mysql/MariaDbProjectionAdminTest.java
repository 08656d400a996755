// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.ProjectionAdminContract;
import java.sql.SQLException;

/** The administration of projections, on MariaDB. */
class MariaDbProjectionAdminTest extends ProjectionAdminContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
