// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.worker.RealTroubleContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

/** A worker outlives a full disk and a lock that another process holds. */
class SqliteRealTroubleTest extends RealTroubleContract {

    private static final long UNLIMITED = 1_073_741_823;

    @TempDir
    private Path folder;

    private volatile boolean full;

    @Override
    protected StoreFixture createFixture() throws SQLException {
        DataSource owner = connections(30_000);
        StoreFixture created = StoreFixture.create(new SqliteDatabase(), owner, Trait.SINGLE_WRITER);
        try (Connection connection = owner.getConnection()) {
            execute(connection, "CREATE TABLE ballast (bytes BLOB)");
        }
        return new StoreFixture(created.database(), connections(50), owner, created.traits());
    }

    private DataSource connections(int busyTimeout) {
        String url = "jdbc:sqlite:" + folder.resolve("test.db")
                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=" + busyTimeout;
        return new DriverManagerDataSource(url, null, null);
    }

    @Override
    protected List<Trouble> troubles() {
        return List.of(
                new Trouble("the disk is full", "SQLITE_FULL", () -> full = true, () -> full = false),
                new Trouble("another process holds the lock", "SQLITE_BUSY", this::lockWithWork, this::unlock, false));
    }

    /** Writes more than the free pages of the file can take. */
    @Override
    protected void beforeEvent(Connection tx) throws SQLException {
        execute(tx, "PRAGMA max_page_count = " + (full ? 1 : UNLIMITED));
        execute(tx, "INSERT INTO ballast VALUES (zeroblob(100000))");
    }

    /** Takes the lock while there is an event that was not handled. */
    private void lockWithWork() throws SQLException {
        appendAsOwner();
        lock("DELETE FROM ballast");
        while (number("SELECT COUNT(*) FROM seen") == number("SELECT COUNT(*) FROM events")) {
            unlock();
            appendAsOwner();
            lock("DELETE FROM ballast");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
