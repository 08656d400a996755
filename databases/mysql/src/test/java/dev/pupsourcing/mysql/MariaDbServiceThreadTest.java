// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.testkit.ServiceThreadContract;
import dev.pupsourcing.testkit.StoreFixture;
import java.sql.SQLException;

/** Errors on the threads of a run, on MariaDB. */
class MariaDbServiceThreadTest extends ServiceThreadContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
