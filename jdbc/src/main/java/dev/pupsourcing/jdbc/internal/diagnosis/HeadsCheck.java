// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.diagnosis;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.internal.text.PrintableText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Checks the heads of the streams that were appended to last. */
final class HeadsCheck implements Check {

    /** The number of positions to check. */
    private static final long POSITIONS = 1_000;

    private static final String WRONG = """
            SELECT e.bounded_context, e.aggregate_type, e.aggregate_id, e.last_version, h.aggregate_version
              FROM (SELECT bounded_context, aggregate_type, aggregate_id, MAX(aggregate_version) AS last_version
                      FROM {{events}}
                     WHERE global_position > ? AND bounded_context <> ?
                     GROUP BY bounded_context, aggregate_type, aggregate_id) e
              LEFT JOIN {{aggregate_heads}} h
                ON h.bounded_context = e.bounded_context
               AND h.aggregate_type = e.aggregate_type
               AND h.aggregate_id = e.aggregate_id
             WHERE h.aggregate_version IS NULL OR h.aggregate_version <> e.last_version
             LIMIT 1""";

    @Override
    public String name() {
        return "heads";
    }

    @Override
    public boolean run(Examination examination) throws SQLException {
        long after = Math.max(0, examination.latest() - POSITIONS);
        List<String> wrong = examination.query(
                WRONG,
                statement -> {
                    statement.setLong(1, after);
                    statement.setString(2, StreamId.RESERVED_CONTEXT);
                },
                HeadsCheck::described);
        if (wrong.isEmpty()) {
            examination.ok(name(), "those of the last " + POSITIONS + " positions agree with their events");
        } else {
            examination.problem(name(), wrong.get(0), "run `pup verify --repair heads`, which checks all streams");
        }
        return true;
    }

    private static String described(ResultSet row) throws SQLException {
        StreamId stream = StreamId.of(row.getString(1), row.getString(2), row.getString(3));
        long last = row.getLong(4);
        long head = row.getLong(5);
        return "stream " + PrintableText.quoted(stream) + " has events up to version " + last + ", but "
                + (row.wasNull() ? "its head is missing" : "its head is at version " + head);
    }
}
