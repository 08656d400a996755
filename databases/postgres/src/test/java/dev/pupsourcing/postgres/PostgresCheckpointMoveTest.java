// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.state.CheckpointMoveContract;
import java.sql.SQLException;

/** How checkpoints are moved, on PostgreSQL. */
class PostgresCheckpointMoveTest extends CheckpointMoveContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
