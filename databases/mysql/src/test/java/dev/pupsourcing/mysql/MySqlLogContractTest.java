// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.read.AsOfContract;
import dev.pupsourcing.tck.read.PageSizeContract;
import dev.pupsourcing.tck.read.PositionContract;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The suites about the log itself on MariaDB, with both drivers. */
class MySqlLogContractTest {
    @Nested
    class PageSize extends PageSizeContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbDriverContractTest.freshStore();
        }
    }

    @Nested
    class Positions extends PositionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbDriverContractTest.freshStore();
        }

        @Override
        protected List<String> moveLastEvent(long position) {
            return List.of(
                    "UPDATE events SET global_position = " + position + " ORDER BY global_position DESC LIMIT 1");
        }

        @Override
        protected List<String> beginAgain() {
            return List.of("TRUNCATE TABLE events", "TRUNCATE TABLE aggregate_heads");
        }
    }

    @Nested
    class PageSizeWithMySqlDriver extends PageSizeContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MySqlDriverContractTest.freshStore();
        }
    }

    @Nested
    class PositionsWithMySqlDriver extends PositionContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MySqlDriverContractTest.freshStore();
        }

        @Override
        protected List<String> moveLastEvent(long position) {
            return List.of(
                    "UPDATE events SET global_position = " + position + " ORDER BY global_position DESC LIMIT 1");
        }

        @Override
        protected List<String> beginAgain() {
            return List.of("TRUNCATE TABLE events", "TRUNCATE TABLE aggregate_heads");
        }
    }

    @Nested
    class AsOf extends AsOfContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbDriverContractTest.freshStore();
        }
    }

    @Nested
    class AsOfWithMySqlDriver extends AsOfContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MySqlDriverContractTest.freshStore();
        }
    }
}
