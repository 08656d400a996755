// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.SQLException;

/** Event stores whose user is a role that does not own the tables. */
final class RoleTestDatabase extends PostgresTestDatabase {

    private final String role;

    RoleTestDatabase(String role) {
        this.role = role;
    }

    @Override
    public StoreFixture createStore() throws SQLException {
        return RoleStore.create().fixture(new PostgresDatabase(), role);
    }

    @Override
    public StoreFixture createStoreWithSmallStatements() throws SQLException {
        return RoleStore.create().fixture(new SmallChunks(4), role);
    }
}
