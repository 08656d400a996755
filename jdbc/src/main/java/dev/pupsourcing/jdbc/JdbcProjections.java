// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.jdbc.dialect.Dialect;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import dev.pupsourcing.jdbc.projection.JdbcProjectionStore;
import dev.pupsourcing.projection.store.ProjectionStore;
import java.util.Objects;

/** Makes what remembers checkpoints and the rest for projections, in a dialect. */
public final class JdbcProjections {

    private JdbcProjections() {}

    /** What is remembered for projections, in a dialect; applications call their database's own factory instead. */
    public static ProjectionStore create(Dialect dialect, StoreConfig config) {
        Objects.requireNonNull(dialect, "dialect");
        StoreTables tables =
                StoreTables.of(Objects.requireNonNull(config, "config").tables(), dialect);
        Failures failures = new Failures(dialect, tables)
                .about(config.tables().projections().all());
        return new JdbcProjectionStore(tables, dialect, failures::translate);
    }
}
