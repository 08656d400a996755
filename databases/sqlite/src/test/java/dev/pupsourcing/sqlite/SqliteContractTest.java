// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.tck.DatabaseTck;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract suites on SQLite files. */
class SqliteContractTest extends DatabaseTck {

    @TempDir
    static Path folder;

    SqliteContractTest() {
        super(new SqliteTestDatabase(folder));
    }
}
