// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.append.AppendContract;
import dev.pupsourcing.tck.append.ConcurrencyContract;
import dev.pupsourcing.tck.append.LostTransactionContract;
import dev.pupsourcing.tck.fixture.IsolatedDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/**
 * The contract suites about appends on MariaDB at REPEATABLE READ with {@code innodb_snapshot_isolation}, which gives up
 * a transaction (error 1020) that meets a row newer than its snapshot. MySQL has no such setting; if the environment names
 * a server of that kind, these suites start a MariaDB of their own.
 */
class SnapshotIsolationContractTest {

    private static @Nullable MariaDbServer own;

    @AfterAll
    static void close() {
        if (own != null) {
            own.close();
        }
    }

    private static MariaDbServer server() throws SQLException {
        MariaDbServer shared = MariaDbServer.shared();
        try (Connection connection = shared.connect()) {
            if (Sessions.isMariaDb(connection)) {
                return shared;
            }
        }
        MariaDbServer started = own == null ? MariaDbServer.embedded() : own;
        own = started;
        return started;
    }

    static StoreFixture freshStore() throws SQLException {
        ServerDatabase database = server().createDatabase().with("sessionVariables", "innodb_snapshot_isolation=ON");
        return StoreFixture.create(
                new MySqlDatabase(),
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
    class LostTransactions extends LostTransactionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }
}
