// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.worker.KillContract;
import dev.pupsourcing.tck.worker.RepartitionContract;
import dev.pupsourcing.tck.worker.ServiceThreadContract;
import dev.pupsourcing.tck.worker.StuckWorkerContract;
import dev.pupsourcing.tck.worker.WorkerContract;
import dev.pupsourcing.tck.worker.WorkerProcessContract;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Nested;

/** The suites about workers. */
public abstract class WorkerTck {

    private final TestDatabase database;

    /** Runs the suites on a database. */
    protected WorkerTck(TestDatabase database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Nested
    class Workers extends WorkerContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Repartitioning extends RepartitionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class StuckWorkers extends StuckWorkerContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class ServiceThreads extends ServiceThreadContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Kills extends KillContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }

        @Override
        protected Access access() {
            return database.access();
        }
    }

    @Nested
    class WorkerProcesses extends WorkerProcessContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }

        @Override
        protected Access access() {
            return database.access();
        }
    }
}
