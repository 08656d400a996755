// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.worker.KillContract;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, on SQLite. */
class SqliteKillTest extends KillContract {

    @TempDir
    static Path folder;

    private static int files;

    private String url = "";

    @Override
    protected StoreFixture createFixture() throws SQLException {
        url = "jdbc:sqlite:" + folder.resolve("kill" + ++files + ".db")
                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        return StoreFixture.create(
                new SqliteDatabase(), new DriverManagerDataSource(url, null, null), Trait.SINGLE_WRITER);
    }

    @Override
    protected Connected connected() {
        return new Connected(url, "", "");
    }
}
