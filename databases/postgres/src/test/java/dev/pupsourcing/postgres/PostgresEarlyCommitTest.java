// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.EarlyCommitContract;
import java.sql.SQLException;

/** Early commits on PostgreSQL, which knows each transaction by its id. */
class PostgresEarlyCommitTest extends EarlyCommitContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }

    /** The advance compares the transaction's id. */
    @Override
    protected boolean knowsTransactions() {
        return true;
    }
}
