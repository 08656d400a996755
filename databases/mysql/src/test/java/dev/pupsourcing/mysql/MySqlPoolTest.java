// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.worker.PoolContract;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/** Small pools for a MariaDB server, with both drivers. */
class MySqlPoolTest {

    @Nested
    class MariaDbDriver extends PoolContract {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbTestDatabase.withMariaDbDriver().createStore();
        }
    }

    @Nested
    class MySqlDriver extends PoolContract {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbTestDatabase.withMySqlDriver().createStore();
        }
    }
}
