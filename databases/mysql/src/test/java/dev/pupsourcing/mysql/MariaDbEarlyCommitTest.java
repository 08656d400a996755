// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.EarlyCommitContract;
import java.sql.SQLException;

/** Early commits on MariaDB. */
class MariaDbEarlyCommitTest extends EarlyCommitContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
