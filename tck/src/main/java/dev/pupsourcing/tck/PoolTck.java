// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.worker.PoolContract;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/** The suites about small pools of all kinds; not a part of {@link DatabaseTck}. They need HikariCP and Agroal. */
public abstract class PoolTck extends BriefPoolTck {

    /** Runs the suites on a database. */
    protected PoolTck(TestDatabase database) {
        super(database);
    }

    @Nested
    class Agroal extends PoolContract.Agroal {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Patient extends PoolContract.Patient {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }
}
