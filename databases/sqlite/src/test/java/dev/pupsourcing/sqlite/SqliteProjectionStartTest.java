// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.projection.ProjectionStartContract;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

/** Where projections begin, on SQLite. */
class SqliteProjectionStartTest extends ProjectionStartContract {

    @TempDir
    static Path folder;

    private static int files;

    @Override
    protected StoreFixture createFixture() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("start" + ++files + ".db")
                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        return StoreFixture.create(
                new SqliteDatabase(), new DriverManagerDataSource(url, null, null), Trait.SINGLE_WRITER);
    }
}
