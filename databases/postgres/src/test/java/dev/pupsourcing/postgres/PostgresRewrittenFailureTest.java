// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.tck.projection.RewrittenFailureContract;
import java.sql.SQLException;

/** Failures that are wrapped or of unknown types, on PostgreSQL. */
class PostgresRewrittenFailureTest extends RewrittenFailureContract {

    @Override
    protected StoreFixture createFixture() throws SQLException {
        return PostgresContractTest.freshStore();
    }
}
