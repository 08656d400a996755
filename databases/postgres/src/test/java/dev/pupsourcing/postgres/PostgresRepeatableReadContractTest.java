// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.tck.AppendTck;
import dev.pupsourcing.tck.EnduranceTck;
import dev.pupsourcing.tck.ProjectionTck;
import dev.pupsourcing.tck.ReadTck;
import dev.pupsourcing.tck.StateTck;
import dev.pupsourcing.tck.fixture.TestDatabase;
import java.sql.Connection;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract suites on PostgreSQL at REPEATABLE READ. */
class PostgresRepeatableReadContractTest {

    private static TestDatabase database() {
        return new PostgresTestDatabase(Connection.TRANSACTION_REPEATABLE_READ, SchemaOptions.defaults());
    }

    @Nested
    class Append extends AppendTck {
        Append() {
            super(database());
        }
    }

    @Nested
    class Read extends ReadTck {
        Read() {
            super(database());
        }
    }

    @Nested
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
