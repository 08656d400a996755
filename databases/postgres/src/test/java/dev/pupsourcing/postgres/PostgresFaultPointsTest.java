// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.testkit.StoreFixture;
import dev.pupsourcing.testkit.faults.FaultPointsContract;
import java.sql.SQLException;

/** Faults at every call, on PostgreSQL. */
class PostgresFaultPointsTest extends FaultPointsContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
