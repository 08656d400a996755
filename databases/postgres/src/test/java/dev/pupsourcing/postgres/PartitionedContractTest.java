// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.append.AppendContract;
import dev.pupsourcing.tck.append.ConcurrencyContract;
import dev.pupsourcing.tck.append.InterleavingContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.read.GapContract;
import dev.pupsourcing.tck.read.ReadContract;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract suites on events that are partitioned by bounded context, or by a hash of the aggregate id. */
class PartitionedContractTest {

    private static StoreFixture byContext() throws SQLException {
        return freshStore(
                SchemaOptions.builder().partitionByContext("Sales", "Billing").build());
    }

    private static StoreFixture byHash() throws SQLException {
        return freshStore(SchemaOptions.builder().partitionByHash(3).build());
    }

    private static StoreFixture freshStore(SchemaOptions options) throws SQLException {
        return StoreFixture.create(
                new PostgresDatabase(),
                options,
                TestSchema.create().dataSource(Connection.TRANSACTION_READ_COMMITTED, false),
                Trait.POSITIONS_BEFORE_COMMIT,
                Trait.FAILURE_ENDS_TRANSACTION);
    }

    @Nested
    class AppendByContext extends AppendContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return byContext();
        }
    }

    @Nested
    class ConcurrencyByContext extends ConcurrencyContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return byContext();
        }
    }

    @Nested
    class ReadByContext extends ReadContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return byContext();
        }
    }

    @Nested
    @Tag("long")
    class InterleavingByContext extends InterleavingContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return byContext();
        }
    }

    @Nested
    class AppendByHash extends AppendContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return byHash();
        }
    }

    @Nested
    class ConcurrencyByHash extends ConcurrencyContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return byHash();
        }
    }

    @Nested
    class ReadByHash extends ReadContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return byHash();
        }
    }

    @Nested
    class GapByHash extends GapContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return byHash();
        }

        @Override
        protected void kill(Connection victim) throws SQLException {
            Sessions.kill(victim);
        }
    }
}
