// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fault.EnvironmentContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** Trouble around a MariaDB server, with both drivers. */
class MySqlEnvironmentContractTest {

    /** What both suites share. */
    abstract static class EnvironmentSuite extends EnvironmentContract {

        @Override
        protected List<SQLException> troubles() {
            List<SQLException> troubles = new ArrayList<>();
            for (int code : new int[] {1290, 1792, 1836, 1021, 1114, 1205, 1317, 1040, 1203, 1037, 1041, 1030, 1615}) {
                troubles.add(new SQLException("code " + code, "HY000", code));
            }
            troubles.add(new SQLException("code 1045", "28000", 1045));
            troubles.add(new SQLException("cancelled", "70100"));
            return troubles;
        }

        @Override
        protected String impatience() {
            return "SET SESSION innodb_lock_wait_timeout = 1";
        }
    }

    @Nested
    class MariaDbDriver extends EnvironmentSuite {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbDriverContractTest.freshStore();
        }
    }

    @Nested
    class MySqlDriver extends EnvironmentSuite {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MySqlDriverContractTest.freshStore();
        }
    }
}
