// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.projection.spi.Leases.Announcement;
import dev.pupsourcing.spi.PupsourcingVersion;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The statements on the table of owners that share projections. Thread-safe. */
final class OwnerStatements {

    private static final String RENEW = """
            UPDATE {{projection_owners}}
               SET expires_at = {{now_plus_millis}}, version = ?
             WHERE projection = ? AND owner = ?""";

    private static final String INSERT = """
            INSERT INTO {{projection_owners}} (projection, owner, expires_at, version)
            VALUES (?, ?, {{now_plus_millis}}, ?)
            {{unless_present}}""";

    private static final String DELETE = "DELETE FROM {{projection_owners}} WHERE projection = ? AND owner = ?";

    private static final String DELETE_EXPIRED =
            "DELETE FROM {{projection_owners}} WHERE projection = ? AND expires_at <= {{now}}";

    private static final String LIST = """
            SELECT owner, version
              FROM {{projection_owners}}
             WHERE projection = ? AND expires_at > {{now}}
             ORDER BY owner""";

    private static final String VERSION = PupsourcingVersion.current();

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
                row -> row.millis(duration).text(VERSION).text(projection).text(owner));
        if (renewed == 0) {
            sql.update(tx, operation, sql.statement(DELETE_EXPIRED), key -> key.text(projection));
            sql.update(
                    tx,
                    operation,
                    sql.statement(INSERT),
                    row -> row.text(projection).text(owner).millis(duration).text(VERSION));
        }
    }

    void withdraw(Connection tx, String projection, String owner) {
        sql.update(
                tx,
                operation(projection),
                sql.statement(DELETE),
                key -> key.text(projection).text(owner));
    }

    List<Announcement> list(Connection tx, String projection) {
        return sql.list(
                tx,
                operation(projection),
                sql.statement(LIST),
                key -> key.text(projection),
                (row, codec) -> new Announcement(row.getString(1), Optional.ofNullable(row.getString(2))));
    }
}
