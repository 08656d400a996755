// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import dev.pupsourcing.tck.stress.StressContract;
import dev.pupsourcing.tck.stress.StressDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The stress test on a file. */
class SqliteStressTest extends StressContract {

    @TempDir
    Path folder;

    private int files;

    private String newFile() {
        return "jdbc:sqlite:" + folder.resolve("stress" + files++ + ".db")
                + "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&busy_timeout=30000";
    }

    @Override
    protected StressDatabase openDatabase() throws SQLException {
        StoreFixture fixture = store(newFile());
        return () -> fixture;
    }

    @Override
    protected StressDatabase openCrashingDatabase() throws SQLException {
        String url = newFile();
        StoreFixture fixture = store(url);
        return new StressDatabase() {
            @Override
            public StoreFixture fixture() {
                return fixture;
            }

            @Override
            public Optional<Access> access() {
                return Optional.of(new Access(url, "", ""));
            }
        };
    }

    private static StoreFixture store(String url) throws SQLException {
        return StoreFixture.create(
                new SqliteDatabase(), new DriverManagerDataSource(url, null, null), Trait.SINGLE_WRITER);
    }
}
