// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.testkit.AppendContract;
import dev.pupsourcing.testkit.CheckpointContract;
import dev.pupsourcing.testkit.ConcurrencyContract;
import dev.pupsourcing.testkit.FailedEventContract;
import dev.pupsourcing.testkit.GapContract;
import dev.pupsourcing.testkit.LeaseContract;
import dev.pupsourcing.testkit.ProcessingFailureContract;
import dev.pupsourcing.testkit.ProcessorContract;
import dev.pupsourcing.testkit.ProjectionsContract;
import dev.pupsourcing.testkit.ReadContract;
import dev.pupsourcing.testkit.SnapshotContract;
import dev.pupsourcing.testkit.StoreFixture;
import dev.pupsourcing.testkit.StoreFixture.Trait;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract suites on SQLite files. */
class SqliteContractTest {

    @TempDir
    static Path folder;

    private static int files;

    static StoreFixture freshStore() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("test" + ++files + ".db")
                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        return StoreFixture.create(
                new SqliteDatabase(), new DriverManagerDataSource(url, null, null), Trait.SINGLE_WRITER);
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
    class ProjectionCare extends ProjectionsContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }
}
