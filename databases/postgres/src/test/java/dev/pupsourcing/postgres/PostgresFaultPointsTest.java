// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fault.FaultPointsContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.SQLException;

/** Faults at every call, on PostgreSQL. */
class PostgresFaultPointsTest extends FaultPointsContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return new PostgresTestDatabase().createStore();
    }
}
