// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.DriverManagerDataSource;
import dev.pupsourcing.tck.fault.FaultPointsContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.StoreFixture.Trait;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

/** Faults at every call, on a file. */
class SqliteFaultPointsTest extends FaultPointsContract {

    @TempDir
    Path folder;

    private int files;

    @Override
    protected StoreFixture createFixture() throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("faults" + files++ + ".db")
                + "?journal_mode=WAL&synchronous=OFF&transaction_mode=IMMEDIATE&busy_timeout=30000";
        return StoreFixture.create(
                new SqliteDatabase(), new DriverManagerDataSource(url, null, null), Trait.SINGLE_WRITER);
    }
}
