// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.append.AppendContract;
import dev.pupsourcing.tck.append.ConcurrencyContract;
import dev.pupsourcing.tck.append.InterleavingContract;
import dev.pupsourcing.tck.append.LostTransactionContract;
import dev.pupsourcing.tck.append.SnapshotContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.projection.HandlerMistakesContract;
import dev.pupsourcing.tck.projection.ProcessingFailureContract;
import dev.pupsourcing.tck.projection.ProcessorContract;
import dev.pupsourcing.tck.projection.ProjectionsContract;
import dev.pupsourcing.tck.read.GapContract;
import dev.pupsourcing.tck.read.ReadContract;
import dev.pupsourcing.tck.state.CheckpointContract;
import dev.pupsourcing.tck.state.FailedEventContract;
import dev.pupsourcing.tck.state.LeaseContract;
import dev.pupsourcing.tck.state.ServerIncarnationContract;
import dev.pupsourcing.tck.worker.PartitionFailureContract;
import dev.pupsourcing.tck.worker.PartitionStrategyContract;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract suites on PostgreSQL at REPEATABLE READ. */
class PostgresRepeatableReadContractTest {

    static StoreFixture freshStore() throws SQLException {
        return StoreFixture.create(
                new PostgresDatabase(),
                TestSchema.create().dataSource(Connection.TRANSACTION_REPEATABLE_READ, false),
                Trait.POSITIONS_BEFORE_COMMIT,
                Trait.FAILURE_ENDS_TRANSACTION,
                Trait.REPEATABLE_READ);
    }

    @Nested
    class Append extends AppendContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class Read extends ReadContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class Gap extends GapContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }

        @Override
        protected void kill(Connection victim) throws SQLException {
            Sessions.kill(victim);
        }
    }

    @Nested
    @Tag("long")
    class Interleaving extends InterleavingContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class LostTransactions extends LostTransactionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class Snapshots extends SnapshotContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class Checkpoints extends CheckpointContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class ServerIncarnations extends ServerIncarnationContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class Leases extends LeaseContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class FailedEvents extends FailedEventContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    @Tag("long")
    class Processor extends ProcessorContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    @Tag("long")
    class ProcessingFailure extends ProcessingFailureContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    @Tag("long")
    class HandlerMistakes extends HandlerMistakesContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    @Tag("long")
    class PartitionFailure extends PartitionFailureContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    @Tag("long")
    class PartitionStrategies extends PartitionStrategyContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    @Tag("long")
    class ProjectionCare extends ProjectionsContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }
}
