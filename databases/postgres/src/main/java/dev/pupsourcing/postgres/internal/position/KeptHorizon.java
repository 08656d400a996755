// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.position;

import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Stores the position up to which the log is settled, so that the next reader need not prove it again while
 * transactions hold the table.
 *
 * <p>The stored value is always true, because it was written after everything that it depends on: a server that has it
 * after a crash, a failover or a restore has that too. Only restarted positions invalidate it, so it contains their
 * generation.
 *
 * <p>Belongs to one reader. If the user lacks the privilege, nothing is stored.
 */
public final class KeptHorizon {

    /** The interval between writes; a new reader proves the rest. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    private static final String MAY_KEEP = """
            SELECT NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off'
                   AND has_column_privilege(?, 'settled_position', 'UPDATE')
                   AND has_column_privilege(?, 'settled_sequence', 'UPDATE')""";

    /** Does not wait for the disk, nor for another session that writes it. */
    private static final String KEEP = """
            UPDATE {{store_info}} SET settled_position = ?, settled_sequence = ?
              FROM (SELECT set_config('synchronous_commit', 'off', true) AS setting) AS quick
             WHERE quick.setting = 'off'
               AND id = (SELECT id FROM {{store_info}}
                          WHERE settled_sequence IS DISTINCT FROM ? OR settled_position < ?
                            FOR UPDATE SKIP LOCKED)""";

    private final String storeInfo;
    private final String keep;
    private final InstantSource clock;
    private @Nullable Instant last;
    private @Nullable Boolean mayKeep;

    public KeptHorizon(StoreTables tables, InstantSource clock) {
        this.storeInfo = tables.in("{{store_info}}");
        this.keep = tables.in(KEEP);
        this.clock = clock;
    }

    /** Stores a position, unless one was stored within the interval. */
    public void keep(Connection connection, long position, String generation) throws SQLException {
        Instant now = clock.instant();
        if ((last != null && now.isBefore(last.plus(EVERY)) && !now.isBefore(last)) || !mayKeep(connection)) {
            return;
        }
        last = now;
        try (PreparedStatement statement = connection.prepareStatement(keep)) {
            statement.setLong(1, position);
            statement.setString(2, generation);
            statement.setString(3, generation);
            statement.setLong(4, position);
            statement.executeUpdate();
        }
    }

    private boolean mayKeep(Connection connection) throws SQLException {
        Boolean known = mayKeep;
        if (known == null) {
            known = !connection.isReadOnly() && asked(connection);
            mayKeep = known;
        }
        return known;
    }

    private boolean asked(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MAY_KEEP)) {
            statement.setString(1, storeInfo);
            statement.setString(2, storeInfo);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
