// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.testkit.ProjectionStartContract;
import dev.pupsourcing.testkit.StoreFixture;
import java.sql.SQLException;

/** Where projections begin, on PostgreSQL. */
class PostgresProjectionStartTest extends ProjectionStartContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
