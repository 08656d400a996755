// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.AppendTck;
import dev.pupsourcing.tck.EnduranceTck;
import dev.pupsourcing.tck.ProjectionTck;
import dev.pupsourcing.tck.ReadTck;
import dev.pupsourcing.tck.StateTck;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract suites on MariaDB, with MariaDB's driver, which prepares statements in the server, at REPEATABLE READ. */
class RepeatableReadContractTest {

    @Nested
    class Append extends AppendTck {
        Append() {
            super(MariaDbTestDatabase.withRepeatableRead("useServerPrepStmts", "true"));
        }
    }

    @Nested
    class Read extends ReadTck {
        Read() {
            super(MariaDbTestDatabase.withRepeatableRead("useServerPrepStmts", "true"));
        }
    }

    @Nested
    class State extends StateTck {
        State() {
            super(MariaDbTestDatabase.withRepeatableRead("useServerPrepStmts", "true"));
        }
    }

    @Nested
    @Tag("long")
    class Projections extends ProjectionTck {
        Projections() {
            super(MariaDbTestDatabase.withRepeatableRead("useServerPrepStmts", "true"));
        }
    }

    @Nested
    @Tag("long")
    class Endurance extends EnduranceTck {
        Endurance() {
            super(MariaDbTestDatabase.withRepeatableRead("useServerPrepStmts", "true"));
        }
    }
}
