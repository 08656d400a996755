// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.testkit.ProjectionAdminContract;
import dev.pupsourcing.testkit.StoreFixture;
import java.sql.SQLException;

/** The administration of projections, on MariaDB. */
class MariaDbProjectionAdminTest extends ProjectionAdminContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
