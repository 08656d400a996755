// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fault.DamageContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.SQLException;

/** Rows that were changed by hand, on MariaDB, with MySQL's driver. */
class MySqlDamageTest extends DamageContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MySqlDriverContractTest.freshStore();
    }
}
