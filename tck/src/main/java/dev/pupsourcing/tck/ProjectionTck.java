// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.projection.EarlyCommitContract;
import dev.pupsourcing.tck.projection.HandlerMistakesContract;
import dev.pupsourcing.tck.projection.ProcessingFailureContract;
import dev.pupsourcing.tck.projection.ProcessorContract;
import dev.pupsourcing.tck.projection.ProjectionsContract;
import dev.pupsourcing.tck.worker.PartitionFailureContract;
import dev.pupsourcing.tck.worker.PartitionStrategyContract;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Nested;

/** The suites about running projections. */
public abstract class ProjectionTck {

    private final TestDatabase database;

    /** Runs the suites on a database. */
    protected ProjectionTck(TestDatabase database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Nested
    class Processors extends ProcessorContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class ProcessingFailures extends ProcessingFailureContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class EarlyCommits extends EarlyCommitContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }

        @Override
        protected boolean knowsTransactions() {
            return database.knowsTransactions();
        }
    }

    @Nested
    class HandlerMistakes extends HandlerMistakesContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class PartitionFailures extends PartitionFailureContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class PartitionStrategies extends PartitionStrategyContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class ReadModels extends ProjectionsContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }
}
