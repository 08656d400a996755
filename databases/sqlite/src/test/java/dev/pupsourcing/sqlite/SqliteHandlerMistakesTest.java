// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.testkit.HandlerMistakesContract;
import dev.pupsourcing.testkit.StoreFixture;
import java.sql.SQLException;

/** What handlers do wrong, on SQLite. */
class SqliteHandlerMistakesTest extends HandlerMistakesContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return SqliteContractTest.freshStore();
    }
}
