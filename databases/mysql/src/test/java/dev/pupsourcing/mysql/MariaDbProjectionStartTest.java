// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.testkit.ProjectionStartContract;
import dev.pupsourcing.testkit.StoreFixture;
import java.sql.SQLException;

/** Where projections begin, on MariaDB. */
class MariaDbProjectionStartTest extends ProjectionStartContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
