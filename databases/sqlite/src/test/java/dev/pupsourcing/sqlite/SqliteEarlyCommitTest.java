// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.projection.EarlyCommitContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Early commits on SQLite. */
class SqliteEarlyCommitTest extends EarlyCommitContract {

    @TempDir
    @Nullable
    Path folder;

    @Override
    protected StoreFixture createFixture() throws SQLException {
        String url = "jdbc:sqlite:"
                + Objects.requireNonNull(folder, "folder").resolve("test.db")
                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        return StoreFixture.create(
                new SqliteDatabase(), new DriverManagerDataSource(url, null, null), Trait.SINGLE_WRITER);
    }
}
