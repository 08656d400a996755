// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.worker.ServiceThreadContract;
import java.sql.SQLException;

/** Errors on the threads of a run, on PostgreSQL. */
class PostgresServiceThreadTest extends ServiceThreadContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
