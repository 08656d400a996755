// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.worker.KillContract;
import dev.pupsourcing.tck.worker.WorkerProcessContract;
import dev.pupsourcing.testkit.servers.PostgresServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Workers of several processes, on PostgreSQL. */
class PostgresWorkerProcessTest extends WorkerProcessContract {

    private @Nullable ServerDatabase database;

    @Override
    protected StoreFixture createFixture() throws SQLException {
        ServerDatabase fresh = PostgresServer.shared().createDatabase();
        database = fresh;
        return StoreFixture.create(
                new PostgresDatabase(),
                new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password()),
                Trait.POSITIONS_BEFORE_COMMIT);
    }

    @Override
    protected KillContract.Connected connected() {
        ServerDatabase made = Objects.requireNonNull(database, "database");
        return new KillContract.Connected(made.url(), made.user(), made.password());
    }
}
