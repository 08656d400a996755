// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.tck.append.AppendContract;
import dev.pupsourcing.tck.append.ConcurrencyContract;
import dev.pupsourcing.tck.append.FaultContract;
import dev.pupsourcing.tck.append.InterleavingContract;
import dev.pupsourcing.tck.append.LostTransactionContract;
import dev.pupsourcing.tck.append.SnapshotContract;
import dev.pupsourcing.tck.fixture.IsolatedDataSource;
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
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract suites on MariaDB, with MariaDB's driver, which prepares statements in the server, at REPEATABLE READ. */
class RepeatableReadContractTest {

    static StoreFixture freshStore() throws SQLException {
        return freshStore(new MySqlDatabase());
    }

    static StoreFixture freshStore(Database kind) throws SQLException {
        ServerDatabase database = MariaDbServer.shared().createDatabase().with("useServerPrepStmts", "true");
        return StoreFixture.create(
                kind,
                new IsolatedDataSource(
                        database.url(), database.user(), database.password(), Connection.TRANSACTION_REPEATABLE_READ),
                Trait.POSITIONS_BEFORE_COMMIT,
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
    class Fault extends FaultContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore(new SmallChunks(4));
        }

        @Override
        protected int eventsOfThreeChunks() {
            return 9;
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
