// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.append.AppendContract;
import dev.pupsourcing.tck.append.BadInputContract;
import dev.pupsourcing.tck.append.ConcurrencyContract;
import dev.pupsourcing.tck.append.FaultContract;
import dev.pupsourcing.tck.append.InterleavingContract;
import dev.pupsourcing.tck.append.ManagedConnectionContract;
import dev.pupsourcing.tck.append.SnapshotContract;
import dev.pupsourcing.tck.append.TransactionContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.projection.LoggingContract;
import dev.pupsourcing.tck.projection.ProcessingFailureContract;
import dev.pupsourcing.tck.projection.ProcessorContract;
import dev.pupsourcing.tck.projection.ProjectionsContract;
import dev.pupsourcing.tck.projection.WakeUpContract;
import dev.pupsourcing.tck.read.GapContract;
import dev.pupsourcing.tck.read.MemoryContract;
import dev.pupsourcing.tck.read.NaiveReaderContract;
import dev.pupsourcing.tck.read.ReadContract;
import dev.pupsourcing.tck.state.CheckpointContract;
import dev.pupsourcing.tck.state.FailedEventContract;
import dev.pupsourcing.tck.state.LeaseContract;
import dev.pupsourcing.tck.state.ServerIncarnationContract;
import dev.pupsourcing.tck.worker.PartitionFailureContract;
import dev.pupsourcing.tck.worker.PartitionStrategyContract;
import dev.pupsourcing.tck.worker.RepartitionContract;
import dev.pupsourcing.tck.worker.WorkerContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract suites on SQLite files. */
class SqliteContractTest {

    @TempDir
    static Path folder;

    private static int files;

    static StoreFixture freshStore() throws SQLException {
        files++;
        return StoreFixture.create(
                new SqliteDatabase(), new DriverManagerDataSource(url(), null, null), Trait.SINGLE_WRITER);
    }

    /** The URL of the newest file. */
    private static String url() {
        return "jdbc:sqlite:" + folder.resolve("test" + files + ".db")
                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
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
            victim.close(); // a session is nothing but an open file
        }
    }

    @Nested
    class NaiveReader extends NaiveReaderContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }

        @Override
        protected void kill(Connection victim) throws SQLException {
            victim.close(); // a session is nothing but an open file
        }
    }

    @Nested
    class Fault extends FaultContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }

        @Override
        protected int eventsOfThreeChunks() {
            return 20;
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
    class BadInput extends BadInputContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }

        @Override
        protected List<ClosedDoor> closedDoors() {
            String nowhere = "jdbc:sqlite:" + folder.resolve("no/such/folder/test.db");
            return List.of(new ClosedDoor(new DriverManagerDataSource(nowhere, null, null), Reason.UNAVAILABLE));
        }

        @Override
        protected DataSource readOnly() {
            return new DriverManagerDataSource(url() + "&open_mode=1", null, null);
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
            return List.of(url(), "", "");
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
