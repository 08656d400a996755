// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.fixture.UnreachableDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Event stores in SQLite files of one folder. */
final class SqliteTestDatabase implements TestDatabase {

    private final Path folder;
    private String url = "";

    SqliteTestDatabase(Path folder) {
        this.folder = folder;
    }

    @Override
    public StoreFixture createStore() throws SQLException {
        url = "jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".db")
                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        return StoreFixture.create(
                new SqliteDatabase(), new DriverManagerDataSource(url, null, null), Trait.SINGLE_WRITER);
    }

    @Override
    public int eventsOfThreeStatements() {
        return 20;
    }

    /** A session is an open file. */
    @Override
    public void kill(Connection victim) throws SQLException {
        victim.close();
    }

    @Override
    public Access access() {
        return new Access(url, "", "");
    }

    @Override
    public DataSource readOnly() {
        return new DriverManagerDataSource(url + "&open_mode=1", null, null);
    }

    @Override
    public List<UnreachableDatabase> unreachable() {
        String nowhere = "jdbc:sqlite:" + folder.resolve("no/such/folder/test.db");
        return List.of(new UnreachableDatabase(new DriverManagerDataSource(nowhere, null, null), Reason.UNAVAILABLE));
    }

    /** SQLITE_BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL and CANTOPEN. */
    @Override
    public List<SQLException> troubles() {
        return IntStream.of(5, 6, 7, 8, 10, 11, 13, 14)
                .mapToObj(code -> new SQLException("result code " + code, null, code))
                .toList();
    }

    @Override
    public String shortLockTimeout() {
        return "PRAGMA busy_timeout = 20";
    }

    @Override
    public List<String> moveLastEvent(long position) {
        return List.of("UPDATE events SET global_position = " + position
                + " WHERE global_position = (SELECT MAX(global_position) FROM events)");
    }

    @Override
    public List<String> beginAgain() {
        return List.of(
                "DELETE FROM events",
                "DELETE FROM aggregate_heads",
                "DELETE FROM sqlite_sequence WHERE name = 'events'");
    }
}
