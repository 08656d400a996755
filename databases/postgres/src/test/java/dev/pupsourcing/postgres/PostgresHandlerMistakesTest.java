// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.HandlerMistakesContract;
import java.sql.SQLException;

/** What handlers do wrong, on PostgreSQL. */
class PostgresHandlerMistakesTest extends HandlerMistakesContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
