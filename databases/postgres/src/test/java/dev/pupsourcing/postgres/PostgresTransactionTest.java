// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.append.TransactionContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.SQLException;

/** The facade's transactions on PostgreSQL. */
class PostgresTransactionTest extends TransactionContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
