// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.testkit.AppendContract;
import dev.pupsourcing.testkit.CheckpointContract;
import dev.pupsourcing.testkit.ConcurrencyContract;
import dev.pupsourcing.testkit.FailedEventContract;
import dev.pupsourcing.testkit.FaultContract;
import dev.pupsourcing.testkit.GapContract;
import dev.pupsourcing.testkit.HandlerMistakesContract;
import dev.pupsourcing.testkit.InterleavingContract;
import dev.pupsourcing.testkit.IsolatedDataSource;
import dev.pupsourcing.testkit.LeaseContract;
import dev.pupsourcing.testkit.LostTransactionContract;
import dev.pupsourcing.testkit.PartitionFailureContract;
import dev.pupsourcing.testkit.PartitionStrategyContract;
import dev.pupsourcing.testkit.ProcessingFailureContract;
import dev.pupsourcing.testkit.ProcessorContract;
import dev.pupsourcing.testkit.ProjectionsContract;
import dev.pupsourcing.testkit.ReadContract;
import dev.pupsourcing.testkit.ServerIncarnationContract;
import dev.pupsourcing.testkit.SnapshotContract;
import dev.pupsourcing.testkit.StoreFixture;
import dev.pupsourcing.testkit.StoreFixture.Trait;
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
