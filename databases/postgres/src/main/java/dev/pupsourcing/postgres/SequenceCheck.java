// SPDX-License-Identifier: MIT
package dev.pupsourcing.postgres;

import dev.pupsourcing.SchemaException;
import dev.pupsourcing.jdbc.dialect.StoreTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Checks that positions are handed out in order, which the proof of {@link PostgresGapProof} rests on. */
final class SequenceCheck {

    private static final String CACHE = """
            SELECT seqcache, seqincrement
              FROM pg_sequence
             WHERE seqrelid = pg_get_serial_sequence(?, 'global_position')::regclass""";

    private SequenceCheck() {}

    static void check(Connection connection, StoreTables tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CACHE)) {
            statement.setString(1, tables.events());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw problem(
                            tables,
                            "has no identity on global_position; make it with the file that `pup schema` writes");
                }
                if (row.getLong(1) != 1 || row.getLong(2) != 1) {
                    throw problem(
                            tables,
                            "draws positions with CACHE " + row.getLong(1) + " and INCREMENT " + row.getLong(2)
                                    + ", so they do not ascend in order; set CACHE 1 and INCREMENT 1 on its identity column");
                }
            }
        }
    }

    private static SchemaException problem(StoreTables tables, String problem) {
        return new SchemaException(tables.names().events().toString(), problem, true, null);
    }
}
