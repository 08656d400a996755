// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.testkit.HandlerMistakesContract;
import dev.pupsourcing.testkit.StoreFixture;
import java.sql.SQLException;

/** What handlers do wrong, on MariaDB. */
class MariaDbHandlerMistakesTest extends HandlerMistakesContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
