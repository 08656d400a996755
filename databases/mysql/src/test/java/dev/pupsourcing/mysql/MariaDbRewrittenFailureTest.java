// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.RewrittenFailureContract;
import java.sql.SQLException;

/** Failures that are wrapped or of unknown types, on MariaDB, with MariaDB's driver. */
class MariaDbRewrittenFailureTest extends RewrittenFailureContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
