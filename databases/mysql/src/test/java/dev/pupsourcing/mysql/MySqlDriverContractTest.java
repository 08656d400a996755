// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.AppendTck;
import dev.pupsourcing.tck.BriefTck;
import dev.pupsourcing.tck.EnduranceTck;
import dev.pupsourcing.tck.InputTck;
import dev.pupsourcing.tck.OperationTck;
import dev.pupsourcing.tck.ProjectionTck;
import dev.pupsourcing.tck.ReadTck;
import dev.pupsourcing.tck.StateTck;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** MariaDB with MySQL's driver, which rewrites batches, at READ COMMITTED. Only the full build runs all suites. */
class MySqlDriverContractTest extends BriefTck {

    MySqlDriverContractTest() {
        super(MariaDbTestDatabase.withMySqlDriver());
    }

    @Nested
    @Tag("long")
    class Appends extends AppendTck {
        Appends() {
            super(MariaDbTestDatabase.withMySqlDriver());
        }
    }

    @Nested
    @Tag("long")
    class Reads extends ReadTck {
        Reads() {
            super(MariaDbTestDatabase.withMySqlDriver());
        }
    }

    @Nested
    @Tag("long")
    class State extends StateTck {
        State() {
            super(MariaDbTestDatabase.withMySqlDriver());
        }
    }

    @Nested
    @Tag("long")
    class Input extends InputTck {
        Input() {
            super(MariaDbTestDatabase.withMySqlDriver());
        }
    }

    @Nested
    @Tag("long")
    class Projections extends ProjectionTck {
        Projections() {
            super(MariaDbTestDatabase.withMySqlDriver());
        }
    }

    @Nested
    @Tag("long")
    class Operation extends OperationTck {
        Operation() {
            super(MariaDbTestDatabase.withMySqlDriver());
        }
    }

    @Nested
    @Tag("long")
    class Endurance extends EnduranceTck {
        Endurance() {
            super(MariaDbTestDatabase.withMySqlDriver());
        }
    }
}
