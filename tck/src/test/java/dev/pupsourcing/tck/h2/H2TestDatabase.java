// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.h2;

import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.fixture.UnreachableDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Event stores in H2 databases in memory, which fold names without quotation marks to upper case. */
public final class H2TestDatabase implements TestDatabase {

    private static final String USER = "sa";

    private final UnaryOperator<DataSource> connections;
    private String url = "";

    /** Direct connections. */
    public H2TestDatabase() {
        this(UnaryOperator.identity());
    }

    /** Connections that something was done to. */
    public H2TestDatabase(UnaryOperator<DataSource> connections) {
        this.connections = connections;
    }

    @Override
    public StoreFixture createStore() throws SQLException {
        url = "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000";
        return StoreFixture.create(
                new H2Database(),
                connections.apply(new DriverManagerDataSource(url, USER, "")),
                Trait.SINGLE_WRITER,
                Trait.NO_READ_ONLY_SESSIONS,
                Trait.ONE_PROCESS);
    }

    @Override
    public int eventsOfThreeStatements() {
        return 3;
    }

    @Override
    public void kill(Connection victim) throws SQLException {
        victim.close();
    }

    @Override
    public Access access() {
        return new Access(url, USER, "");
    }

    @Override
    public DataSource readOnly() {
        throw new UnsupportedOperationException("H2 has no read-only sessions");
    }

    @Override
    public List<UnreachableDatabase> unreachable() {
        String nowhere = "jdbc:h2:mem:" + UUID.randomUUID() + ";IFEXISTS=TRUE";
        return List.of(
                new UnreachableDatabase(new DriverManagerDataSource(url, USER, "wrong"), Reason.ACCESS_DENIED),
                new UnreachableDatabase(new DriverManagerDataSource(nowhere, USER, ""), Reason.UNAVAILABLE));
    }

    /** LOCK_TIMEOUT_1, OUT_OF_MEMORY, IO_EXCEPTION_1, FILE_CORRUPTED_1, DATABASE_IS_READ_ONLY and DATABASE_IS_CLOSED. */
    @Override
    public List<SQLException> troubles() {
        return IntStream.of(50200, 90108, 90028, 90030, 90097, 90098)
                .mapToObj(code -> new SQLException("code " + code, Integer.toString(code), code))
                .toList();
    }

    @Override
    public String shortLockTimeout() {
        return "SET LOCK_TIMEOUT 20";
    }

    @Override
    public List<String> moveLastEvent(long position) {
        return List.of("UPDATE {{events}} SET global_position = " + position
                + " WHERE global_position = (SELECT MAX(global_position) FROM {{events}})");
    }

    @Override
    public List<String> beginAgain() {
        return List.of("TRUNCATE TABLE {{events}} RESTART IDENTITY", "TRUNCATE TABLE {{aggregate_heads}}");
    }
}
