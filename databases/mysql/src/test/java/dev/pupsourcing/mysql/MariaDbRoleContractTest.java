// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.append.AppendContract;
import dev.pupsourcing.tck.append.ConcurrencyContract;
import dev.pupsourcing.tck.append.InterleavingContract;
import dev.pupsourcing.tck.append.SnapshotContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.ProcessorContract;
import dev.pupsourcing.tck.projection.ProjectionsContract;
import dev.pupsourcing.tck.read.ReadContract;
import dev.pupsourcing.tck.state.CheckpointContract;
import dev.pupsourcing.tck.state.FailedEventContract;
import dev.pupsourcing.tck.state.LeaseContract;
import dev.pupsourcing.tck.state.ServerIncarnationContract;
import dev.pupsourcing.tck.worker.PartitionStrategyContract;
import dev.pupsourcing.tck.worker.WorkerContract;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * The contract suites on MariaDB as users that do not own the tables: the appending role, and one that can append and
 * project.
 */
class MariaDbRoleContractTest {

    @Nested
    class Append extends AppendContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("append");
        }
    }

    @Nested
    @Tag("long")
    class Concurrency extends ConcurrencyContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("append");
        }
    }

    @Nested
    class Read extends ReadContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("append");
        }
    }

    @Nested
    @Tag("long")
    class Checkpoint extends CheckpointContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("app");
        }
    }

    @Nested
    @Tag("long")
    class Lease extends LeaseContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("app");
        }
    }

    @Nested
    @Tag("long")
    class FailedEvent extends FailedEventContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("app");
        }
    }

    @Nested
    @Tag("long")
    class Projections extends ProjectionsContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("app");
        }
    }

    @Nested
    class Processor extends ProcessorContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("app");
        }
    }

    @Nested
    @Tag("long")
    class PartitionStrategy extends PartitionStrategyContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("app");
        }
    }

    @Nested
    @Tag("long")
    class ServerIncarnation extends ServerIncarnationContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("app");
        }
    }

    @Nested
    class Snapshot extends SnapshotContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("app");
        }
    }

    @Nested
    @Tag("long")
    class Worker extends WorkerContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("app");
        }
    }

    @Nested
    @Tag("long")
    class Interleaving extends InterleavingContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return RoleStore.create().fixture("app");
        }
    }
}
