// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.AppendTck;
import dev.pupsourcing.tck.ProjectionTck;
import dev.pupsourcing.tck.StateTck;
import dev.pupsourcing.tck.WorkerTck;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.read.GapContract;
import dev.pupsourcing.tck.read.ReadContract;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The contract suites as users that do not own the tables: the appending role, and one that can append and project. */
class PostgresRoleContractTest {

    @Nested
    class Append extends AppendTck {
        Append() {
            super(new RoleTestDatabase("append"));
        }
    }

    /** Not the gap suite: the appending role may not store what a reader has proven, so the next reader proves it again. */
    @Nested
    class Read extends ReadContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return new RoleTestDatabase("append").createStore();
        }
    }

    @Nested
    class State extends StateTck {
        State() {
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

    @Nested
    class Gaps extends GapContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return new RoleTestDatabase("app").createStore();
        }

        @Override
        protected void kill(Connection victim) throws SQLException {
            Sessions.kill(victim);
        }
    }
}
