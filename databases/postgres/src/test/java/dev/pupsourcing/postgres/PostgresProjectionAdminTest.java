// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.ProjectionAdminContract;
import java.sql.SQLException;

/** The administration of projections, on PostgreSQL. */
class PostgresProjectionAdminTest extends ProjectionAdminContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
