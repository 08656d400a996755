// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.RewrittenFailureContract;
import java.sql.SQLException;

/** Failures that are wrapped or of unknown types, on MariaDB, with MySQL's driver. */
class MySqlRewrittenFailureTest extends RewrittenFailureContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MySqlDriverContractTest.freshStore();
    }
}
