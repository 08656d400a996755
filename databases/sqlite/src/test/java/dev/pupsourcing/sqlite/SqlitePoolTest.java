// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.worker.PoolContract;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Small pools for SQLite files. */
class SqlitePoolTest {

    @TempDir
    static Path folder;

    @Nested
    class Pools extends PoolContract {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return new SqliteTestDatabase(folder).createStore();
        }
    }
}
