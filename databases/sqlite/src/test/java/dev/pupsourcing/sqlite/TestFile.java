// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;

/** Event stores in files of their own. */
final class TestFile {

    private TestFile() {}

    /** An empty event store in a new file of a folder. */
    static StoreFixture in(Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".db")
                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        return StoreFixture.create(
                new SqliteDatabase(), new DriverManagerDataSource(url, null, null), Trait.SINGLE_WRITER);
    }
}
