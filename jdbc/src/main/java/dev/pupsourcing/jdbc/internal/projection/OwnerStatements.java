// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;

/** The statements on the table of owners that share projections. Thread-safe. */
final class OwnerStatements {

    private static final String RENEW = """
            UPDATE {{projection_owners}}
               SET expires_at = {{now_plus_millis}}
             WHERE projection = ? AND owner = ?""";

    private static final String INSERT = """
            INSERT INTO {{projection_owners}} (projection, owner, expires_at)
            VALUES (?, ?, {{now_plus_millis}})
            {{unless_present}}""";

    private static final String DELETE = "DELETE FROM {{projection_owners}} WHERE projection = ? AND owner = ?";

    private static final String DELETE_EXPIRED =
            "DELETE FROM {{projection_owners}} WHERE projection = ? AND expires_at <= {{now}}";

    private static final String LIST = """
            SELECT owner
              FROM {{projection_owners}}
             WHERE projection = ? AND expires_at > {{now}}
             ORDER BY owner""";

    private final Sql sql;

    OwnerStatements(Sql sql) {
        this.sql = sql;
    }

    private static String operation(String projection) {
        return "sharing of projection \"" + projection + "\"";
    }

    void announce(Connection tx, String projection, String owner, Duration duration) {
        String operation = operation(projection);
        int renewed = sql.update(
                tx,
                operation,
                sql.statement(RENEW),
                row -> row.millis(duration).text(projection).text(owner));
        if (renewed == 0) {
            sql.update(tx, operation, sql.statement(DELETE_EXPIRED), key -> key.text(projection));
            sql.update(
                    tx,
                    operation,
                    sql.statement(INSERT),
                    row -> row.text(projection).text(owner).millis(duration));
        }
    }

    void withdraw(Connection tx, String projection, String owner) {
        sql.update(
                tx,
                operation(projection),
                sql.statement(DELETE),
                key -> key.text(projection).text(owner));
    }

    List<String> list(Connection tx, String projection) {
        return sql.list(
                tx,
                operation(projection),
                sql.statement(LIST),
                key -> key.text(projection),
                (row, codec) -> row.getString(1));
    }
}
