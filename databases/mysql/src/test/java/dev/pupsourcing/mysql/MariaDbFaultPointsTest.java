// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.testkit.StoreFixture;
import dev.pupsourcing.testkit.faults.FaultPointsContract;
import java.sql.SQLException;

/** Faults at every call, on MariaDB. */
class MariaDbFaultPointsTest extends FaultPointsContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
