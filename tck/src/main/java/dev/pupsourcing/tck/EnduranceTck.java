// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck;

import dev.pupsourcing.tck.append.InterleavingContract;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.fixture.TestDatabase;
import dev.pupsourcing.tck.read.MemoryContract;
import dev.pupsourcing.tck.read.NaiveReaderContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Nested;

/** The suites about long logs and unlucky interleavings. */
public abstract class EnduranceTck {

    private final TestDatabase database;

    /** Runs the suites on a database. */
    protected EnduranceTck(TestDatabase database) {
        this.database = Objects.requireNonNull(database, "database");
    }

    @Nested
    class Interleavings extends InterleavingContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }
    }

    @Nested
    class NaiveReader extends NaiveReaderContract {
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
    class Memory extends MemoryContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return database.createStore();
        }

        @Override
        protected Access access() {
            return database.access();
        }
    }
}
