// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.RewrittenFailureContract;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

/** Failures that are wrapped or of unknown types, on SQLite. */
class SqliteRewrittenFailureTest extends RewrittenFailureContract {

    @TempDir
    private Path folder;

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return TestFile.in(folder);
    }
}
