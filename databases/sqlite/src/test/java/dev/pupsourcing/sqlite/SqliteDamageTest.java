// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.tck.fault.DamageContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

/** Rows that were changed by hand, on SQLite. */
class SqliteDamageTest extends DamageContract {

    @TempDir
    private Path folder;

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return TestFile.in(folder);
    }
}
