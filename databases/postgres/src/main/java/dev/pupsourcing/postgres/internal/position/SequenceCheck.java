// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.position;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.spi.PositionLimit;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Checks that positions are handed out in order and above the log's end, which the proof of gaps rests
 * on, and that the database's encoding has every character. Stateless and thread-safe.
 */
public final class SequenceCheck {

    /** The columns that {@link #check(ResultSet, int, StoreTables)} reads. */
    public static final int COLUMNS = 4;

    /** Changes when positions begin again: the sequence gets a new file with RESTART, and so with TRUNCATE. */
    private static final String GENERATION = "q.seqrelid || '/' || pg_relation_filenode(q.seqrelid)";

    /**
     * What is checked. The statement's snapshot is older than its look at the sequence, so that the log's end cannot be above
     * the sequence by mistake. A user without rights on the sequence sees none.
     */
    private static final String FACTS = """
            (SELECT MAX(global_position) FROM {{events}}), q.seqcache, q.seqincrement,
                   CASE WHEN has_sequence_privilege(q.seqrelid, 'SELECT, USAGE')
                        THEN COALESCE(pg_sequence_last_value(q.seqrelid), 0) END""";

    /** Where the facts come from; the parameter is the events table. */
    private static final String SOURCE = """
            (VALUES (1)) AS one (n)
              LEFT JOIN pg_sequence q ON q.seqrelid = pg_get_serial_sequence(?, 'global_position')::regclass""";

    private static final String CHECK = "SELECT {{facts}}, current_setting('server_encoding') FROM {{source}}";

    private SequenceCheck() {}

    /** Puts the facts and their source in place of their keys in a statement. */
    public static String in(String sql) {
        return sql.replace("{{facts}}", FACTS).replace("{{source}}", SOURCE).replace("{{generation}}", GENERATION);
    }

    public static void check(Connection connection, StoreTables tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(tables.in(in(CHECK)))) {
            statement.setString(1, tables.events());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                checkEncoding(row.getString(COLUMNS + 1));
                check(row, 1, tables);
            }
        }
    }

    /** In another encoding most characters cannot be stored, and in SQL_ASCII none is checked or understood. */
    private static void checkEncoding(String encoding) {
        if (!encoding.equals("UTF8")) {
            throw new StoreAccessException(
                    Reason.OTHER,
                    "the encoding of the database must be UTF8, was " + encoding
                            + ", which does not carry every character;"
                            + " create a database with ENCODING 'UTF8' TEMPLATE template0",
                    true,
                    null);
        }
    }

    /** Checks the facts in a row, which begin at a column of the current row. */
    public static void check(ResultSet row, int first, StoreTables tables) throws SQLException {
        long end = row.getLong(first);
        long cache = row.getLong(first + 1);
        if (row.wasNull()) {
            throw problem(tables, "has no identity on global_position; make it with the file that `pup schema` writes");
        }
        if (cache != 1 || row.getLong(first + 2) != 1) {
            throw problem(
                    tables,
                    "draws positions with CACHE " + cache + " and INCREMENT " + row.getLong(first + 2)
                            + ", so they do not ascend in order; set CACHE 1 and INCREMENT 1 on its identity column, and"
                            + " end all sessions that have appended since");
        }
        PositionLimit.check(end, tables);
        long drawn = row.getLong(first + 3);
        if (!row.wasNull() && drawn < end) {
            throw problem(tables, belowTheEnd(drawn, end, tables));
        }
    }

    private static String belowTheEnd(long drawn, long end, StoreTables tables) {
        return "must draw positions above its last one, " + end + ", but its identity stands at " + drawn
                + ", as after a restore of data only, or a row that was written with OVERRIDING SYSTEM VALUE; delete that"
                + " row, or run SELECT setval(pg_get_serial_sequence('" + tables.events() + "', 'global_position'), "
                + end
                + ")";
    }

    static SchemaException problem(StoreTables tables, String problem) {
        return new SchemaException(tables.names().events().toString(), problem, true, null);
    }
}
