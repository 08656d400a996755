// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.worker.PoolContract;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Nested;

/** The suite about small pools of HikariCP, for databases that run {@link PoolTck} in a longer build only. */
public abstract class BriefPoolTck {

    final TestDatabase database;

    /** Runs the suites on a database. */
    protected BriefPoolTck(TestDatabase database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Nested
    class Hikari extends PoolContract.Hikari {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }
}
