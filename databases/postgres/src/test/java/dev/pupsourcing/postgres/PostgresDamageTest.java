// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fault.DamageContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.SQLException;

/** Rows that were changed by hand, on PostgreSQL. */
class PostgresDamageTest extends DamageContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
