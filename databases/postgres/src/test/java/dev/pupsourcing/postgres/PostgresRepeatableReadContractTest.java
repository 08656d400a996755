// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.AppendTck;
import dev.pupsourcing.tck.BriefTck;
import dev.pupsourcing.tck.EnduranceTck;
import dev.pupsourcing.tck.ProjectionTck;
import dev.pupsourcing.tck.ReadTck;
import dev.pupsourcing.tck.StateTck;
import dev.pupsourcing.tck.fixture.TestDatabase;
import java.sql.Connection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** PostgreSQL at REPEATABLE READ. Only the full build runs all suites. */
class PostgresRepeatableReadContractTest extends BriefTck {

    PostgresRepeatableReadContractTest() {
        super(database());
    }

    private static TestDatabase database() {
        return new PostgresTestDatabase(Connection.TRANSACTION_REPEATABLE_READ, SchemaOptions.defaults());
    }

    @Nested
    @Tag("long")
    class Appends extends AppendTck {
        Appends() {
            super(database());
        }
    }

    @Nested
    @Tag("long")
    class Reads extends ReadTck {
        Reads() {
            super(database());
        }
    }

    @Nested
    @Tag("long")
    class State extends StateTck {
        State() {
            super(database());
        }
    }

    @Nested
    @Tag("long")
    class Projections extends ProjectionTck {
        Projections() {
            super(database());
        }
    }

    @Nested
    @Tag("long")
    class Endurance extends EnduranceTck {
        Endurance() {
            super(database());
        }
    }
}
