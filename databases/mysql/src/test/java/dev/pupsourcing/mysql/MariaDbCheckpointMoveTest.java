// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.state.CheckpointMoveContract;
import java.sql.SQLException;

/** How checkpoints are moved, on MariaDB. */
class MariaDbCheckpointMoveTest extends CheckpointMoveContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return MariaDbDriverContractTest.freshStore();
    }
}
