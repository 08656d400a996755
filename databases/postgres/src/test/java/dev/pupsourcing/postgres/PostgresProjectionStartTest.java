// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.ProjectionStartContract;
import java.sql.SQLException;

/** Where projections begin, on PostgreSQL. */
class PostgresProjectionStartTest extends ProjectionStartContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
