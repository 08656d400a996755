// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.fault.EnvironmentContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.projection.DecoratedStoreContract;
import dev.pupsourcing.tck.projection.ListenerContract;
import dev.pupsourcing.tck.projection.LoggingContract;
import dev.pupsourcing.tck.projection.PauseContract;
import dev.pupsourcing.tck.projection.ProjectionAdminContract;
import dev.pupsourcing.tck.projection.ProjectionLoggingContract;
import dev.pupsourcing.tck.projection.ProjectionStartContract;
import dev.pupsourcing.tck.projection.WakeUpContract;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;

/** The suites about the operation of projections: start, administration, log messages and a failing environment. */
public abstract class OperationTck {

    private final TestDatabase database;

    /** Runs the suites on a database. */
    protected OperationTck(TestDatabase database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Nested
    class Environment extends EnvironmentContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }

        @Override
        protected List<SQLException> troubles() {
            return database.troubles();
        }

        @Override
        protected String impatience() {
            return database.shortLockTimeout();
        }
    }

    @Nested
    class Admin extends ProjectionAdminContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Starts extends ProjectionStartContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class ProjectionLogging extends ProjectionLoggingContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Logging extends LoggingContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class WakeUps extends WakeUpContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Listeners extends ListenerContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class DecoratedStores extends DecoratedStoreContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Pauses extends PauseContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }
}
