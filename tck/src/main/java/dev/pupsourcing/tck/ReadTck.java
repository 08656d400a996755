// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.read.AsOfContract;
import dev.pupsourcing.tck.read.GapContract;
import dev.pupsourcing.tck.read.PageSizeContract;
import dev.pupsourcing.tck.read.PositionContract;
import dev.pupsourcing.tck.read.ReadContract;
import dev.pupsourcing.tck.read.SearchContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;

/** The suites about streams and the log. */
public abstract class ReadTck {

    private final TestDatabase database;

    /** Runs the suites on a database. */
    protected ReadTck(TestDatabase database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Nested
    class Read extends ReadContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Gaps extends GapContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }

        @Override
        protected void kill(Connection victim) throws SQLException {
            database.kill(victim);
        }
    }

    @Nested
    class AsOf extends AsOfContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Searches extends SearchContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class PageSizes extends PageSizeContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class Positions extends PositionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }

        @Override
        protected List<String> moveLastEvent(long position) {
            return database.moveLastEvent(position);
        }

        @Override
        protected List<String> beginAgain() {
            return database.beginAgain();
        }
    }
}
