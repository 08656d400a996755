// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.worker.ServiceThreadContract;
import java.sql.SQLException;

/** Errors on the threads of a run, on MariaDB. */
class MariaDbServiceThreadTest extends ServiceThreadContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
