// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.IsolatedDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.fixture.UnreachableDatabase;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Event stores in schemas of the shared PostgreSQL server. */
class PostgresTestDatabase implements TestDatabase {

    private final int isolation;
    private final SchemaOptions options;
    private @Nullable TestSchema schema;

    /** Default tables at READ COMMITTED. */
    PostgresTestDatabase() {
        this(Connection.TRANSACTION_READ_COMMITTED, SchemaOptions.defaults());
    }

    PostgresTestDatabase(int isolation, SchemaOptions options) {
        this.isolation = isolation;
        this.options = options;
    }

    /** Direct connections, without the pool of sessions that other suites have below. */
    static PostgresTestDatabase withoutPool() {
        return new PostgresTestDatabase() {
            @Override
            DataSource connections(TestSchema schema, int isolation) {
                ServerDatabase access = schema.access();
                return new IsolatedDataSource(access.url(), access.user(), access.password(), isolation);
            }
        };
    }

    /** The connections of a new store. */
    DataSource connections(TestSchema schema, int isolation) {
        return schema.dataSource(isolation, false);
    }

    @Override
    public StoreFixture createStore() throws SQLException {
        return createStore(new PostgresDatabase());
    }

    @Override
    public StoreFixture createStoreWithSmallStatements() throws SQLException {
        return createStore(new SmallChunks(4));
    }

    private StoreFixture createStore(Database kind) throws SQLException {
        TestSchema fresh = TestSchema.create();
        schema = fresh;
        return StoreFixture.create(kind, options, connections(fresh, isolation), traits());
    }

    private Trait[] traits() {
        List<Trait> traits = new ArrayList<>(List.of(Trait.POSITIONS_BEFORE_COMMIT, Trait.FAILURE_ENDS_TRANSACTION));
        if (isolation >= Connection.TRANSACTION_REPEATABLE_READ) {
            traits.add(Trait.REPEATABLE_READ);
        }
        return traits.toArray(Trait[]::new);
    }

    private TestSchema schema() {
        return Objects.requireNonNull(schema, "schema");
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
        ServerDatabase access = schema().access();
        return new Access(access.url(), access.user(), access.password());
    }

    @Override
    public DataSource readOnly() {
        return schema().dataSource(isolation, true);
    }

    @Override
    public List<UnreachableDatabase> unreachable() {
        ServerDatabase access = schema().access();
        String elsewhere = access.url().replaceFirst(":\\d+/", ":1/");
        return List.of(
                new UnreachableDatabase(
                        new DriverManagerDataSource(access.url(), "unknown_user", "wrong"), Reason.ACCESS_DENIED),
                new UnreachableDatabase(
                        new DriverManagerDataSource(elsewhere, access.user(), access.password()), Reason.UNAVAILABLE));
    }

    @Override
    public List<SQLException> troubles() {
        List<SQLException> troubles = new ArrayList<>();
        for (String state : List.of(
                "25006", "28P01", "53000", "53100", "53200", "53300", "53400", "55P03", "57000", "57014", "57P01",
                "57P03", "58000", "58030", "58P01", "08006", "26000", "XX001")) {
            troubles.add(new SQLException("state " + state, state));
        }
        troubles.add(new PSQLException(new ServerErrorMessage(
                "SERROR\0C0A000\0RRevalidateCachedQuery\0" + "Mcached plan must not change result type\0")));
        return troubles;
    }

    @Override
    public String shortLockTimeout() {
        return "SET lock_timeout = '20ms'";
    }

    @Override
    public boolean knowsTransactions() {
        return true;
    }

    @Override
    public List<String> moveLastEvent(long position) {
        return List.of(
                "ALTER TABLE events ALTER COLUMN global_position SET GENERATED BY DEFAULT",
                "UPDATE events SET global_position = " + position
                        + " WHERE global_position = (SELECT MAX(global_position) FROM events)");
    }

    @Override
    public List<String> beginAgain() {
        return List.of("TRUNCATE events, aggregate_heads RESTART IDENTITY");
    }
}
