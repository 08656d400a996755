// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.testkit.ServiceThreadContract;
import dev.pupsourcing.testkit.StoreFixture;
import java.sql.SQLException;

/** Errors on the threads of a run, on PostgreSQL. */
class PostgresServiceThreadTest extends ServiceThreadContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
