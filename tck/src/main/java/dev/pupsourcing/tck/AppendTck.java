// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.append.AppendContract;
import dev.pupsourcing.tck.append.ConcurrencyContract;
import dev.pupsourcing.tck.append.FaultContract;
import dev.pupsourcing.tck.append.GroupCommitContract;
import dev.pupsourcing.tck.append.GroupWaitContract;
import dev.pupsourcing.tck.append.GroupedAppendContract;
import dev.pupsourcing.tck.append.GroupedConcurrencyContract;
import dev.pupsourcing.tck.append.LostTransactionContract;
import dev.pupsourcing.tck.append.SnapshotContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Nested;

/** The suites about appends. */
public abstract class AppendTck {

    private final TestDatabase database;

    /** Runs the suites on a database. */
    protected AppendTck(TestDatabase database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Nested
    class Append extends AppendContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Faults extends FaultContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStoreWithSmallStatements();
        }

        @Override
        protected int eventsOfThreeChunks() {
            return database.eventsOfThreeStatements();
        }
    }

    @Nested
    class GroupedAppends extends GroupedAppendContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class GroupedConcurrency extends GroupedConcurrencyContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class GroupCommits extends GroupCommitContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class GroupWaits extends GroupWaitContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class LostTransactions extends LostTransactionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Snapshots extends SnapshotContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }
}
