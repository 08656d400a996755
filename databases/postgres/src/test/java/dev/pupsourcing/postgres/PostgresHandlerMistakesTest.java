// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.testkit.HandlerMistakesContract;
import dev.pupsourcing.testkit.StoreFixture;
import java.sql.SQLException;

/** What handlers do wrong, on PostgreSQL. */
class PostgresHandlerMistakesTest extends HandlerMistakesContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
