// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.append.AppendContract;
import dev.pupsourcing.tck.append.ConcurrencyContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.read.ReadContract;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Nested;

/**
 * Appends, races of appends, and reading: a short part for each build, for variants of a database that runs all suites
 * of {@link DatabaseTck}. A variant is for example another driver or isolation level. All its suites belong into a
 * longer build.
 */
public abstract class BriefTck {

    private final TestDatabase database;

    /** Runs the suites on a variant. */
    protected BriefTck(TestDatabase database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Nested
    class Append extends AppendContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Read extends ReadContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }
}
