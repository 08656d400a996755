// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.verify;

import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** Checks that no position is stored twice, and that the database's next position is above all of them. */
final class PositionCheck {

    /** The number of positions per statement. */
    private static final long RANGE = 50_000;

    private static final String LATEST = "SELECT MAX(global_position) FROM {{events}}";

    private static final String NEXT = "SELECT MIN(global_position) FROM {{events}} WHERE global_position > ?";

    private static final String REPEATED = """
            SELECT global_position, COUNT(*)
              FROM {{events}}
             WHERE global_position > ? AND global_position <= ?
             GROUP BY global_position
            HAVING COUNT(*) > 1
             ORDER BY global_position""";

    private final Dialect dialect;
    private final StoreTables tables;
    private final StoreQuery latest;
    private final StoreQuery next;
    private final StoreQuery repeated;

    PositionCheck(Dialect dialect, StoreTables tables) {
        this.dialect = dialect;
        this.tables = tables;
        this.latest = new StoreQuery(tables.in(LATEST));
        this.next = new StoreQuery(tables.in(NEXT));
        this.repeated = new StoreQuery(tables.in(REPEATED));
    }

    void run(Connection connection, VerificationListener listener) throws SQLException {
        long last = latest.number(connection, StoreQuery.Binder.NONE);
        OptionalLong drawn = dialect.nextPosition(connection, tables);
        if (drawn.isPresent() && drawn.getAsLong() <= last) {
            listener.found(Finding.of(
                    Finding.Kind.POSITION_NOT_BELOW_NEXT,
                    "the highest stored position is " + last + ", but the database would assign position "
                            + drawn.getAsLong() + " next"));
        }
        if (!dialect.positionsAreUnique(connection, tables)) {
            findRepeated(connection, last, listener);
        }
    }

    private void findRepeated(Connection connection, long last, VerificationListener listener) throws SQLException {
        long after = 0;
        while (after < last) {
            long from = after;
            long first = next.number(connection, statement -> statement.setLong(1, from));
            long upTo = first + RANGE - 1;
            List<Finding> found = repeated.list(
                    connection,
                    statement -> {
                        statement.setLong(1, first - 1);
                        statement.setLong(2, upTo);
                    },
                    row -> Finding.of(
                            Finding.Kind.DUPLICATE_POSITION,
                            "position " + row.getLong(1) + " is stored " + row.getLong(2) + " times"));
            for (Finding finding : found) {
                listener.found(finding);
            }
            after = upTo;
        }
    }
}
