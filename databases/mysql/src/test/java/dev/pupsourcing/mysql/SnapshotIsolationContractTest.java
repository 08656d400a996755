// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.AppendTck;
import dev.pupsourcing.tck.BriefTck;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.testkit.servers.MariaDbServer;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * Appends on MariaDB at REPEATABLE READ with {@code innodb_snapshot_isolation}, which aborts
 * a transaction (error 1020) that reads a row newer than its snapshot. MySQL has no such setting; if the environment
 * names a MySQL server, these suites start an embedded MariaDB. Only the full build runs all suites about appends.
 */
class SnapshotIsolationContractTest extends BriefTck {

    private static @Nullable MariaDbServer own;

    SnapshotIsolationContractTest() {
        super(database());
    }

    private static TestDatabase database() {
        return MariaDbTestDatabase.withRepeatableRead(
                SnapshotIsolationContractTest::server, "sessionVariables", "innodb_snapshot_isolation=ON");
    }

    @Nested
    @Tag("long")
    class Appends extends AppendTck {
        Appends() {
            super(database());
        }
    }

    @AfterAll
    static void close() {
        if (own != null) {
            own.close();
        }
    }

    private static MariaDbServer server() throws SQLException {
        MariaDbServer shared = MariaDbServer.shared();
        try (Connection connection = shared.connect()) {
            if (Sessions.isMariaDb(connection)) {
                return shared;
            }
        }
        MariaDbServer started = own == null ? MariaDbServer.embedded() : own;
        own = started;
        return started;
    }
}
