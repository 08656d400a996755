// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc;

import dev.pupsourcing.jdbc.internal.projection.JdbcProjectionStore;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.projection.spi.ProjectionStore;
import java.util.Objects;

/** Makes what remembers checkpoints and the rest for projections, in a dialect. */
public final class JdbcProjections {

    private JdbcProjections() {}

    /** What is remembered for projections, in a dialect; applications call their database's own factory instead. */
    public static ProjectionStore create(Dialect dialect, StoreOptions config) {
        Objects.requireNonNull(dialect, "dialect");
        StoreTables tables =
                StoreTables.of(Objects.requireNonNull(config, "config").tables(), dialect);
        SqlErrorTranslator failures = new SqlErrorTranslator(dialect, tables)
                .about(config.tables().projections().all());
        return new JdbcProjectionStore(tables, dialect, failures::translate);
    }
}
