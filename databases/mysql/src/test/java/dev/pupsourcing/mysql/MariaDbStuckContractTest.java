// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.read.NaiveReaderContract;
import dev.pupsourcing.tck.worker.StuckWorkerContract;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/** The contract suites about readers that are naive and workers that are stuck, on MariaDB. */
class MariaDbStuckContractTest {

    @Nested
    class NaiveReader extends NaiveReaderContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbDriverContractTest.freshStore();
        }

        @Override
        protected void kill(Connection victim) throws SQLException {
            Sessions.kill(victim);
        }
    }

    @Nested
    class StuckWorker extends StuckWorkerContract {
        @Override
        protected StoreFixture createFixture() throws SQLException {
            return MariaDbDriverContractTest.freshStore();
        }
    }
}
