// SPDX-License-Identifier: MIT
package dev.pupsourcing.aggregates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pupsourcing.aggregates.Accounts.Account;
import dev.pupsourcing.aggregates.Accounts.Deposited;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.testkit.servers.DatabaseServer;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots are a cache: updates and loads succeed without their table, and also after it was dropped. */
class SnapshotTableMissingTest {

    @TempDir
    private Path folder;

    @Test
    void harmsNothingOnSqlite() throws SQLException {
        check(TestStore.in(folder));
    }

    @Test
    void harmsNothingOnPostgres() throws SQLException {
        check(on(PostgresServer.shared()));
    }

    @Test
    void harmsNothingOnMariaDb() throws SQLException {
        check(on(MariaDbServer.shared()));
    }

    private static TestStore on(DatabaseServer server) throws SQLException {
        ServerDatabase database = server.createDatabase();
        return TestStore.over(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    private static void check(TestStore store) throws SQLException {
        AggregateRepository<Accounts.Event, Account> used =
                store.repository().snapshots(store.snapshots(2)).build();
        deposit(used, 3);
        store.execute("DROP TABLE snapshots");
        deposit(used, 3);
        AggregateRepository<Accounts.Event, Account> fresh =
                store.repository().snapshots(store.snapshots(2)).build();
        deposit(fresh, 3);

        assertThat(fresh.load("a-1").version()).isEqualTo(9);
        long seenByCaller = store.events().inTransaction(tx -> {
            fresh.update(tx, "a-1", state -> List.of(new Deposited(1)), UpdateOptions.none());
            return fresh.load(tx, "a-1").version();
        });
        assertThat(seenByCaller).isEqualTo(10);
    }

    private static void deposit(AggregateRepository<Accounts.Event, Account> accounts, int times) {
        for (int i = 0; i < times; i++) {
            accounts.update("a-1", state -> List.of(new Deposited(1)));
        }
    }
}
