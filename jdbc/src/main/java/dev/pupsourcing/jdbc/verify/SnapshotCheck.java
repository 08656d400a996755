// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Checks that the streams of snapshots still have the events at which they were taken. */
final class SnapshotCheck {

    /** The maximum number of findings per statement. */
    private static final int LIMIT = 10_000;

    private static final String UNFIT = """
            SELECT s.bounded_context, s.aggregate_type, s.aggregate_id, s.aggregate_version
              FROM {{snapshots}} s
             WHERE NOT EXISTS (SELECT 1
                                 FROM {{events}} e
                                WHERE e.bounded_context = s.bounded_context
                                  AND e.aggregate_type = s.aggregate_type
                                  AND e.aggregate_id = s.aggregate_id
                                  AND e.aggregate_version = s.aggregate_version
                                  AND e.event_id = s.event_id)
             LIMIT ?""";

    private final StoreQuery unfit;

    /**
     * Creates the check of a table.
     *
     * @param snapshots the table, quoted and qualified
     */
    SnapshotCheck(StoreTables tables, String snapshots) {
        this.unfit = new StoreQuery(tables.in(UNFIT.replace("{{snapshots}}", snapshots)));
    }

    void run(Connection connection, VerificationListener listener) throws SQLException {
        List<Finding> found = unfit.list(
                connection,
                statement -> statement.setInt(1, LIMIT),
                row -> Finding.of(
                        Finding.Kind.UNFIT_SNAPSHOT,
                        StreamId.of(row.getString(1), row.getString(2), row.getString(3)),
                        "the snapshot of version " + row.getLong(4)
                                + " was taken at an event that does not exist; it is ignored, and can be deleted"));
        for (Finding finding : found) {
            listener.found(finding);
        }
    }
}
