// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.AppendTck;
import dev.pupsourcing.tck.BriefTck;
import dev.pupsourcing.tck.ProjectionTck;
import dev.pupsourcing.tck.ReadTck;
import dev.pupsourcing.tck.StateTck;
import dev.pupsourcing.tck.WorkerTck;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/**
 * MariaDB as users that do not own the tables: the appending role, and one that can append and project. Only the full
 * build runs all suites.
 */
class MariaDbRoleContractTest extends BriefTck {

    MariaDbRoleContractTest() {
        super(new RoleTestDatabase("append"));
    }

    @Nested
    class State extends StateTck {
        State() {
            super(new RoleTestDatabase("app"));
        }
    }

    @Nested
    @Tag("long")
    class Appends extends AppendTck {
        Appends() {
            super(new RoleTestDatabase("append"));
        }
    }

    @Nested
    @Tag("long")
    class Reads extends ReadTck {
        Reads() {
            super(new RoleTestDatabase("app"));
        }
    }

    @Nested
    @Tag("long")
    class Projections extends ProjectionTck {
        Projections() {
            super(new RoleTestDatabase("app"));
        }
    }

    @Nested
    @Tag("long")
    class Workers extends WorkerTck {
        Workers() {
            super(new RoleTestDatabase("app"));
        }
    }
}
