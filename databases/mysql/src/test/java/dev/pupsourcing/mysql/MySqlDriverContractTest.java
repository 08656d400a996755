// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.AppendTck;
import dev.pupsourcing.tck.EnduranceTck;
import dev.pupsourcing.tck.InputTck;
import dev.pupsourcing.tck.OperationTck;
import dev.pupsourcing.tck.ProjectionTck;
import dev.pupsourcing.tck.ReadTck;
import dev.pupsourcing.tck.StateTck;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract suites on MariaDB, with MySQL's driver, which rewrites batches, at READ COMMITTED. */
class MySqlDriverContractTest {

    @Nested
    class Append extends AppendTck {
        Append() {
            super(MariaDbTestDatabase.withMySqlDriver());
        }
    }

    @Nested
    class Read extends ReadTck {
        Read() {
            super(MariaDbTestDatabase.withMySqlDriver());
        }
    }

    @Nested
    class State extends StateTck {
        State() {
            super(MariaDbTestDatabase.withMySqlDriver());
        }
    }

    @Nested
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
