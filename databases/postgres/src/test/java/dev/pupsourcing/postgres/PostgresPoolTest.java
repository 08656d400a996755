// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.worker.PoolContract;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/** Small pools over a PostgreSQL server. */
class PostgresPoolTest {

    @Nested
    class Pools extends PoolContract {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return new PostgresTestDatabase().createStore();
        }
    }
}
