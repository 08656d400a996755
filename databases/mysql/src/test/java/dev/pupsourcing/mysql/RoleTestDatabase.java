// SPDX-License-Identifier: MIT
package dev.pupsourcing.mysql;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreFixture;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Event stores whose user has a role and does not own the tables. */
final class RoleTestDatabase extends MariaDbTestDatabase {

    private final String role;
    private @Nullable RoleStore newest;

    RoleTestDatabase(String role) {
        this.role = role;
    }

    @Override
    public StoreFixture createStore() throws SQLException {
        return createStore(new MySqlDatabase());
    }

    @Override
    public StoreFixture createStoreWithSmallStatements() throws SQLException {
        return createStore(new SmallChunks(4));
    }

    private StoreFixture createStore(Database kind) throws SQLException {
        RoleStore created = RoleStore.create();
        newest = created;
        return created.fixture(kind, role);
    }

    @Override
    public Access access() {
        return Objects.requireNonNull(newest, "newest").access(role);
    }
}
