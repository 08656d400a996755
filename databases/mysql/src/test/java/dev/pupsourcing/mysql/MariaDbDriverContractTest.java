// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.tck.append.AppendContract;
import dev.pupsourcing.tck.append.BadInputContract;
import dev.pupsourcing.tck.append.ConcurrencyContract;
import dev.pupsourcing.tck.append.FaultContract;
import dev.pupsourcing.tck.append.InterleavingContract;
import dev.pupsourcing.tck.append.LostTransactionContract;
import dev.pupsourcing.tck.append.ManagedConnectionContract;
import dev.pupsourcing.tck.append.SnapshotContract;
import dev.pupsourcing.tck.append.TransactionContract;
import dev.pupsourcing.tck.fixture.IsolatedDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.projection.LoggingContract;
import dev.pupsourcing.tck.projection.ProcessingFailureContract;
import dev.pupsourcing.tck.projection.ProcessorContract;
import dev.pupsourcing.tck.projection.ProjectionsContract;
import dev.pupsourcing.tck.projection.WakeUpContract;
import dev.pupsourcing.tck.read.GapContract;
import dev.pupsourcing.tck.read.MemoryContract;
import dev.pupsourcing.tck.read.ReadContract;
import dev.pupsourcing.tck.state.CheckpointContract;
import dev.pupsourcing.tck.state.FailedEventContract;
import dev.pupsourcing.tck.state.LeaseContract;
import dev.pupsourcing.tck.state.ServerIncarnationContract;
import dev.pupsourcing.tck.worker.PartitionFailureContract;
import dev.pupsourcing.tck.worker.PartitionStrategyContract;
import dev.pupsourcing.tck.worker.RepartitionContract;
import dev.pupsourcing.tck.worker.WorkerContract;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

/** The contract suites on MariaDB, with MariaDB's driver at READ COMMITTED. */
class MariaDbDriverContractTest {

    static StoreFixture freshStore() throws SQLException {
        return freshStore(new MySqlDatabase());
    }

    static StoreFixture freshStore(Database kind) throws SQLException {
        ServerDatabase database = MariaDbServer.shared().createDatabase();
        return StoreFixture.create(
                kind,
                new IsolatedDataSource(
                        database.url(), database.user(), database.password(), Connection.TRANSACTION_READ_COMMITTED),
                Trait.POSITIONS_BEFORE_COMMIT);
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

    /** What opens a connection to a fixture's database. */
    private static List<String> access(StoreFixture fixture) {
        return ((IsolatedDataSource) fixture.dataSource()).access();
    }

    @Nested
    class BadInput extends BadInputContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }

        @Override
        protected List<ClosedDoor> closedDoors() {
            List<String> access = access(fixture());
            String url = access.get(0);
            return List.of(
                    new ClosedDoor(new DriverManagerDataSource(url, access.get(1), "wrong"), Reason.ACCESS_DENIED),
                    new ClosedDoor(
                            new DriverManagerDataSource(
                                    url.replaceFirst(":\\d+/", ":1/"), access.get(1), access.get(2)),
                            Reason.UNAVAILABLE));
        }

        @Override
        protected DataSource readOnly() {
            return ((IsolatedDataSource) fixture().dataSource()).readOnly();
        }
    }

    @Nested
    class Memory extends MemoryContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }

        @Override
        protected List<String> access() {
            return MariaDbDriverContractTest.access(fixture());
        }
    }

    @Nested
    class ManagedConnection extends ManagedConnectionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class Transaction extends TransactionContract {
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
    class Processor extends ProcessorContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class ProcessingFailure extends ProcessingFailureContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class PartitionFailure extends PartitionFailureContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class PartitionStrategies extends PartitionStrategyContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class ProjectionCare extends ProjectionsContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class Logging extends LoggingContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class WakeUp extends WakeUpContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class Worker extends WorkerContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class Repartition extends RepartitionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }
}
