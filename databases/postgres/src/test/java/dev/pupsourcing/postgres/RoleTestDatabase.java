// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.tck.fixture.Access;
import dev.pupsourcing.tck.fixture.StoreFixture;
import dev.pupsourcing.testkit.servers.ServerDatabase;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Event stores whose user is a role that does not own the tables. */
final class RoleTestDatabase extends PostgresTestDatabase {

    private final String role;
    private @Nullable RoleStore newest;

    RoleTestDatabase(String role) {
        this.role = role;
    }

    @Override
    public StoreFixture createStore() throws SQLException {
        return createStore(new PostgresDatabase());
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

    /** Sessions begin with the role, like those of the fixture. */
    @Override
    public Access access() {
        RoleStore store = Objects.requireNonNull(newest, "newest");
        ServerDatabase owner = store.schema().access();
        String role = "&options=-c%20role=" + this.role + "_" + store.suffix();
        return new Access(owner.url() + role, owner.user(), owner.password());
    }
}
