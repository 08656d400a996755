// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fault.EnvironmentContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Trouble around a PostgreSQL server. */
class PostgresEnvironmentContractTest {

    @Nested
    class Environment extends EnvironmentContract {

        @Override
        protected StoreFixture createFixture() throws SQLException {
            return PostgresContractTest.freshStore();
        }

        @Override
        protected List<SQLException> troubles() {
            List<SQLException> troubles = new ArrayList<>();
            for (String state : List.of(
                    "25006", "28P01", "53000", "53100", "53200", "53300", "53400", "55P03", "57000", "57014", "57P01",
                    "57P03", "58000", "58030", "58P01", "08006", "26000", "XX001")) {
                troubles.add(new SQLException("state " + state, state));
            }
            troubles.add(new PSQLException(new ServerErrorMessage(
                    "SERROR\0C0A000\0RRevalidateCachedQuery\0" + "Mcached plan must not change result type\0")));
            return troubles;
        }

        @Override
        protected String impatience() {
            return "SET lock_timeout = '20ms'";
        }
    }
}
