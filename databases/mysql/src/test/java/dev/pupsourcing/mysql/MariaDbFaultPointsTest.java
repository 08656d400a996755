// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fault.FaultPointsContract;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/** Faults at every call, on MariaDB. Only in the full build, because it takes minutes. */
@Tag("long")
class MariaDbFaultPointsTest extends FaultPointsContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbTestDatabase.withMariaDbDriver().createStore();
    }
}
