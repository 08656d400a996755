// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres.internal.position;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.StoreAccessException;
import dev.pupsourcing.StoreAccessException.Reason;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Checks that positions are assigned in order and above the end of the log, which the gap proof requires, and that the
 * database's encoding supports all characters. Stateless and thread-safe.
 */
public final class SequenceCheck {

    /** The columns that {@link #check(ResultSet, int, StoreTables)} reads. */
    public static final int COLUMNS = 4;

    /**
     * Changes when positions restart: the sequence gets a new file with RESTART, and therefore with TRUNCATE ...
     * RESTART IDENTITY.
     */
    private static final String GENERATION = "q.seqrelid || '/' || pg_relation_filenode(q.seqrelid)";

    /**
     * The facts to check. The statement's snapshot is older than its view of the sequence, so the end of the log cannot
     * wrongly appear above the sequence. A user without privileges on the sequence gets NULL.
     */
    private static final String FACTS = """
            (SELECT MAX(global_position) FROM {{events}}), q.seqcache, q.seqincrement,
                   CASE WHEN has_sequence_privilege(q.seqrelid, 'SELECT, USAGE')
                        THEN COALESCE(pg_sequence_last_value(q.seqrelid), 0) END""";

    /** The source of the facts; the parameter is the events table. */
    private static final String SOURCE = """
            (VALUES (1)) AS one (n)
              LEFT JOIN pg_sequence q ON q.seqrelid = pg_get_serial_sequence(?, 'global_position')::regclass""";

    private static final String CHECK = "SELECT {{facts}}, current_setting('server_encoding') FROM {{source}}";

    private SequenceCheck() {}

    /** Inserts the facts and their source into a statement. */
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

    /** In other encodings most characters cannot be stored, and SQL_ASCII does not check or interpret any. */
    private static void checkEncoding(String encoding) {
        if (!encoding.equals("UTF8")) {
            throw new StoreAccessException(
                    Reason.OTHER,
                    "the encoding of the database must be UTF8, was " + encoding
                            + ", which does not support all characters; create a database with ENCODING 'UTF8' "
                            + "TEMPLATE template0",
                    true,
                    null);
        }
    }

    /** Checks the facts in a row, which begin at a column of the current row. */
    public static void check(ResultSet row, int first, StoreTables tables) throws SQLException {
        long end = row.getLong(first);
        long cache = row.getLong(first + 1);
        if (row.wasNull()) {
            throw problem(
                    tables,
                    "has no identity on global_position; create it with the file that `pup schema` " + "writes");
        }
        if (cache != 1 || row.getLong(first + 2) != 1) {
            throw problem(
                    tables,
                    "assigns positions with CACHE " + cache + " and INCREMENT " + row.getLong(first + 2)
                            + ", so they do not ascend in order; set CACHE 1 and INCREMENT 1 on its identity column, and"
                            + " end all sessions that have appended since");
        }
        tables.checkEnd(end);
        long drawn = row.getLong(first + 3);
        if (!row.wasNull() && drawn < end) {
            throw problem(tables, belowTheEnd(drawn, end, tables));
        }
    }

    private static String belowTheEnd(long drawn, long end, StoreTables tables) {
        return "must assign positions above its last one, " + end + ", but its identity is at " + drawn
                + ", as after a data-only restore, or after an insert with OVERRIDING SYSTEM VALUE; delete that "
                + "row, or run SELECT setval(pg_get_serial_sequence('" + tables.events() + "', "
                + "'global_position'), "
                + end
                + ")";
    }

    static SchemaException problem(StoreTables tables, String problem) {
        return new SchemaException(tables.names().events().toString(), problem, true, null);
    }
}
