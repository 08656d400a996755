// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.append.BadInputContract;
import dev.pupsourcing.tck.append.ManagedConnectionContract;
import dev.pupsourcing.tck.append.TransactionContract;
import dev.pupsourcing.tck.fault.DamageContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.fixture.UnreachableDatabase;
import dev.pupsourcing.tck.projection.RewrittenFailureContract;
import dev.pupsourcing.tck.trait.TraitContract;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;

/** The suites about mistakes of callers and of what is stored. */
public abstract class InputTck {

    private final TestDatabase database;

    /** Runs the suites on a database. */
    protected InputTck(TestDatabase database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Nested
    class Traits extends TraitContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }

        @Override
        protected TestDatabase testDatabase() {
            return database;
        }
    }

    @Nested
    class BadInput extends BadInputContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }

        @Override
        protected List<UnreachableDatabase> unreachable() {
            return database.unreachable();
        }

        @Override
        protected DataSource readOnly() {
            return database.readOnly();
        }
    }

    @Nested
    class ManagedConnections extends ManagedConnectionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Transactions extends TransactionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Damage extends DamageContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class RewrittenFailures extends RewrittenFailureContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }
}
