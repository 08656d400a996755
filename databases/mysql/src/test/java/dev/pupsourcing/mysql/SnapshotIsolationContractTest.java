// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.testkit.AppendContract;
import dev.pupsourcing.testkit.ConcurrencyContract;
import dev.pupsourcing.testkit.IsolatedDataSource;
import dev.pupsourcing.testkit.LostTransactionContract;
import dev.pupsourcing.testkit.StoreFixture;
import dev.pupsourcing.testkit.StoreFixture.Trait;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/**
 * The contract suites about appends on MariaDB at REPEATABLE READ with {@code innodb_snapshot_isolation}, which gives up
 * a transaction (error 1020) that meets a row newer than its snapshot.
 */
class SnapshotIsolationContractTest {

    static StoreFixture freshStore() throws SQLException {
        ServerDatabase database = MariaDbServer.shared().createDatabase();
        return StoreFixture.create(
                new MySqlDatabase(),
                new IsolatedDataSource(
                        database.url() + "?sessionVariables=innodb_snapshot_isolation=ON",
                        database.user(),
                        database.password(),
                        Connection.TRANSACTION_REPEATABLE_READ),
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
    class LostTransactions extends LostTransactionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }
}
