// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fault.EnvironmentContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Trouble around SQLite files. */
class SqliteEnvironmentContractTest {

    @TempDir
    static Path folder;

    private static int files;

    static StoreFixture freshStore(Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("test" + files++ + ".db")
                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        return StoreFixture.create(
                new SqliteDatabase(), new DriverManagerDataSource(url, null, null), Trait.SINGLE_WRITER);
    }

    @Nested
    class Environment extends EnvironmentContract {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore(folder);
        }

        /** SQLITE_BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL and CANTOPEN. */
        @Override
        protected List<SQLException> troubles() {
            return IntStream.of(5, 6, 7, 8, 10, 11, 13, 14)
                    .mapToObj(code -> new SQLException("result code " + code, null, code))
                    .toList();
        }

        @Override
        protected String impatience() {
            return "PRAGMA busy_timeout = 20";
        }
    }
}
