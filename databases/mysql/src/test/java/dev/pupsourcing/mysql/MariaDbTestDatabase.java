// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.IsolatedDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.fixture.UnreachableDatabase;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Event stores in databases of the shared MariaDB server. */
class MariaDbTestDatabase implements TestDatabase {

    /** Finds or starts the server. */
    @FunctionalInterface
    interface Server {
        MariaDbServer get() throws SQLException;
    }

    private final Server server;
    private final int isolation;
    private final UnaryOperator<ServerDatabase> driver;
    private @Nullable ServerDatabase newest;

    /** MariaDB's driver at READ COMMITTED. */
    MariaDbTestDatabase() {
        this(MariaDbServer::shared, Connection.TRANSACTION_READ_COMMITTED, UnaryOperator.identity());
    }

    private MariaDbTestDatabase(Server server, int isolation, UnaryOperator<ServerDatabase> driver) {
        this.server = server;
        this.isolation = isolation;
        this.driver = driver;
    }

    /** MariaDB's driver at READ COMMITTED. */
    static MariaDbTestDatabase withMariaDbDriver() {
        return new MariaDbTestDatabase();
    }

    /** MySQL's driver, which rewrites batches, at READ COMMITTED. */
    static MariaDbTestDatabase withMySqlDriver() {
        return new MariaDbTestDatabase(
                MariaDbServer::shared,
                Connection.TRANSACTION_READ_COMMITTED,
                database -> MariaDbServer.withMysqlDriver(database).with("rewriteBatchedStatements", "true"));
    }

    /** MariaDB's driver at REPEATABLE READ, with a parameter of the URL. */
    static MariaDbTestDatabase withRepeatableRead(String parameter, String value) {
        return withRepeatableRead(MariaDbServer::shared, parameter, value);
    }

    static MariaDbTestDatabase withRepeatableRead(Server server, String parameter, String value) {
        return new MariaDbTestDatabase(
                server, Connection.TRANSACTION_REPEATABLE_READ, database -> database.with(parameter, value));
    }

    @Override
    public StoreFixture createStore() throws SQLException {
        return createStore(new MySqlDatabase());
    }

    @Override
    public StoreFixture createStoreWithSmallStatements() throws SQLException {
        return createStore(new SmallChunks(4));
    }

    private StoreFixture createStore(Database kind) throws SQLException {
        newest = driver.apply(server.get().createDatabase());
        List<Trait> traits = new ArrayList<>(List.of(Trait.POSITIONS_BEFORE_COMMIT));
        if (isolation == Connection.TRANSACTION_REPEATABLE_READ) {
            traits.add(Trait.REPEATABLE_READ);
        }
        return StoreFixture.create(kind, dataSource(), traits.toArray(Trait[]::new));
    }

    private IsolatedDataSource dataSource() {
        Access access = access();
        return new IsolatedDataSource(access.url(), access.user(), access.password(), isolation);
    }

    @Override
    public int eventsOfThreeStatements() {
        return 9;
    }

    @Override
    public void kill(Connection victim) throws SQLException {
        Sessions.kill(victim);
    }

    @Override
    public Access access() {
        ServerDatabase database = Objects.requireNonNull(newest, "newest");
        return new Access(database.url(), database.user(), database.password());
    }

    @Override
    public DataSource readOnly() {
        return dataSource().readOnly();
    }

    @Override
    public List<UnreachableDatabase> unreachable() {
        Access access = access();
        String elsewhere = access.url().replaceFirst(":\\d+/", ":1/");
        return List.of(
                new UnreachableDatabase(
                        new DriverManagerDataSource(access.url(), access.user(), "wrong"), Reason.ACCESS_DENIED),
                new UnreachableDatabase(
                        new DriverManagerDataSource(elsewhere, access.user(), access.password()), Reason.UNAVAILABLE));
    }

    @Override
    public List<SQLException> troubles() {
        List<SQLException> troubles = new ArrayList<>();
        for (int code : new int[] {1290, 1792, 1836, 1021, 1114, 1205, 1317, 1040, 1203, 1037, 1041, 1030, 1615}) {
            troubles.add(new SQLException("code " + code, "HY000", code));
        }
        troubles.add(new SQLException("code 1045", "28000", 1045));
        troubles.add(new SQLException("cancelled", "70100"));
        return troubles;
    }

    @Override
    public String shortLockTimeout() {
        return "SET SESSION innodb_lock_wait_timeout = 1";
    }

    @Override
    public List<String> moveLastEvent(long position) {
        return List.of("UPDATE events SET global_position = " + position + " ORDER BY global_position DESC LIMIT 1");
    }

    @Override
    public List<String> beginAgain() {
        return List.of("TRUNCATE TABLE events", "TRUNCATE TABLE aggregate_heads");
    }
}
