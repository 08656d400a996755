// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.read.AsOfContract;
import dev.pupsourcing.tck.read.PageSizeContract;
import dev.pupsourcing.tck.read.PositionContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The suites about the log itself on SQLite. */
class SqliteLogContractTest {

    @TempDir
    static Path folder;

    private static int files;

    private static StoreFixture freshStore() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("log" + ++files + ".db")
                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
        return StoreFixture.create(
                new SqliteDatabase(), new DriverManagerDataSource(url, null, null), Trait.SINGLE_WRITER);
    }

    @Nested
    class PageSize extends PageSizeContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }

    @Nested
    class Positions extends PositionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }

        @Override
        protected List<String> moveLastEvent(long position) {
            return List.of("UPDATE events SET global_position = " + position
                    + " WHERE global_position = (SELECT MAX(global_position) FROM events)");
        }

        @Override
        protected List<String> beginAgain() {
            return List.of(
                    "DELETE FROM events",
                    "DELETE FROM aggregate_heads",
                    "DELETE FROM sqlite_sequence WHERE name = 'events'");
        }
    }

    @Nested
    class AsOf extends AsOfContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return freshStore();
        }
    }
}
