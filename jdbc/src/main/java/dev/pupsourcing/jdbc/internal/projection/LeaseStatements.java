// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.jdbc.spi.ColumnCodec;
import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.slot.SlotRange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The statements on the table of leases. Thread-safe. */
final class LeaseStatements {

    private static final String LIST = """
            SELECT projection, first_slot, last_slot, owner, token, expires_at, {{now}}
              FROM {{projection_leases}}
             WHERE projection = ? AND last_slot >= ? AND first_slot <= ?
             ORDER BY first_slot""";

    private static final String INSERT = """
            INSERT INTO {{projection_leases}} (projection, first_slot, last_slot, owner, token, expires_at)
            VALUES (?, ?, ?, ?, ?, {{now_plus_millis}})""";

    private static final String RENEW = """
            UPDATE {{projection_leases}}
               SET expires_at = {{now_plus_millis}}
             WHERE projection = ? AND first_slot = ? AND last_slot = ? AND owner = ? AND token = ?""";

    private static final String DELETE = """
            DELETE FROM {{projection_leases}}
             WHERE projection = ? AND first_slot = ? AND last_slot = ? AND owner = ? AND token = ?""";

    private final Sql sql;
    private final String list;
    private final String insert;
    private final String renew;
    private final String delete;

    LeaseStatements(Sql sql) {
        this.sql = sql;
        this.list = sql.statement(LIST);
        this.insert = sql.statement(INSERT);
        this.renew = sql.statement(RENEW);
        this.delete = sql.statement(DELETE);
    }

    /** The leases that overlap a range, in slot order. */
    List<Lease> list(Connection tx, String projection, SlotRange range) {
        return sql.list(
                tx,
                Sql.operation("read of the leases", projection),
                list,
                key -> key.text(projection).slots(range),
                LeaseStatements::map);
    }

    void insert(Connection tx, Lease lease) {
        sql.update(
                tx,
                Sql.operation("lease", lease.projection()),
                insert,
                row -> bind(row.text(lease.projection()).slots(lease.slots()), lease)
                        .millis(lease.remaining()));
    }

    boolean renew(Connection tx, Lease lease, Duration duration) {
        String operation = Sql.operation("renewal of a lease", lease.projection());
        return sql.update(
                        tx,
                        operation,
                        renew,
                        row -> bind(
                                row.millis(duration).text(lease.projection()).slots(lease.slots()), lease))
                == 1;
    }

    boolean delete(Connection tx, Lease lease) {
        String operation = Sql.operation("release of a lease", lease.projection());
        return sql.update(
                        tx,
                        operation,
                        delete,
                        key -> bind(key.text(lease.projection()).slots(lease.slots()), lease))
                == 1;
    }

    private static Parameters bind(Parameters parameters, Lease lease) throws SQLException {
        return parameters.text(lease.owner()).number(lease.token());
    }

    private static Lease map(ResultSet row, ColumnCodec codec) throws SQLException {
        return new Lease(
                row.getString(1),
                new SlotRange(row.getInt(2), row.getInt(3)),
                row.getString(4),
                row.getLong(5),
                Duration.between(codec.readInstant(row, 7), codec.readInstant(row, 6)));
    }
}
