// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.tck.BriefPoolTck;
import dev.pupsourcing.tck.PoolTck;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Small pools for SQLite files. Only the full build tries pools of all kinds. */
class SqlitePoolTest extends BriefPoolTck {

    @TempDir
    static Path folder;

    SqlitePoolTest() {
        super(new SqliteTestDatabase(folder));
    }

    @Nested
    @Tag("long")
    class Pools extends PoolTck {
        Pools() {
            super(new SqliteTestDatabase(folder));
        }
    }
}
