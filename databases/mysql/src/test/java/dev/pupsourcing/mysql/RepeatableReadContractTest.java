// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.AppendTck;
import dev.pupsourcing.tck.BriefTck;
import dev.pupsourcing.tck.EnduranceTck;
import dev.pupsourcing.tck.ProjectionTck;
import dev.pupsourcing.tck.ReadTck;
import dev.pupsourcing.tck.StateTck;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * MariaDB with its own driver, which prepares statements in the server, at REPEATABLE READ. Only the full build runs all
 * suites.
 */
class RepeatableReadContractTest extends BriefTck {

    RepeatableReadContractTest() {
        super(MariaDbTestDatabase.withRepeatableRead("useServerPrepStmts", "true"));
    }

    @Nested
    @Tag("long")
    class Appends extends AppendTck {
        Appends() {
            super(MariaDbTestDatabase.withRepeatableRead("useServerPrepStmts", "true"));
        }
    }

    @Nested
    @Tag("long")
    class Reads extends ReadTck {
        Reads() {
            super(MariaDbTestDatabase.withRepeatableRead("useServerPrepStmts", "true"));
        }
    }

    @Nested
    @Tag("long")
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
