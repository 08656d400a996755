// SPDX-License-Identifier: MIT
package dev.pupsourcing.sqlite;

import dev.pupsourcing.jdbc.spi.GapProof;
import dev.pupsourcing.log.LockHolder;
import java.sql.Connection;
import java.util.List;

/**
 * SQLite needs no proof: one transaction writes at a time and gets its positions inside it, so positions become visible
 * in ascending order, and all positions below a visible row are settled.
 */
final class SqliteGapProof implements GapProof {

    private long settled;

    @Override
    public long settledFrom(long after) {
        return Math.max(after, settled);
    }

    @Override
    public long prove(Connection connection, long after, long seen) {
        settled = Math.max(settled, seen);
        return settledFrom(after);
    }

    @Override
    public List<LockHolder> holders(Connection connection) {
        return List.of();
    }
}
