// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.projection;

import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.projection.spi.Leases;
import dev.pupsourcing.slot.SlotRange;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The leases, in their table.
 *
 * <p>Taking a lease first generates a token, which locks the projection's row, so that only one transaction at a time
 * checks for overlapping leases. Renewing and releasing change only the row of the lease. Stateless and thread-safe.
 */
final class JdbcLeases implements Leases {

    private final ProjectionStatements projections;
    private final LeaseStatements rows;
    private final OwnerStatements owners;

    JdbcLeases(Sql sql, ProjectionStatements projections) {
        this.projections = projections;
        this.rows = new LeaseStatements(sql);
        this.owners = new OwnerStatements(sql);
    }

    @Override
    public Optional<Lease> acquire(Connection tx, LeaseRequest request) {
        checkPositive(request.duration());
        long token = projections.drawToken(tx, request.projection());
        List<Lease> overlapping = rows.list(tx, request.projection(), request.slots());
        Optional<Lease> own =
                overlapping.stream().filter(lease -> isOwn(lease, request)).findFirst();
        if (own.isPresent()) {
            return renew(tx, own.stream().toList(), request.duration()).stream().findFirst();
        }
        if (overlapping.stream().anyMatch(lease -> !lease.expired())) {
            return Optional.empty();
        }
        overlapping.forEach(lease -> rows.delete(tx, lease));
        Lease lease = new Lease(request.projection(), request.slots(), request.owner(), token, request.duration());
        rows.insert(tx, lease);
        return Optional.of(lease);
    }

    private static boolean isOwn(Lease lease, LeaseRequest request) {
        return !lease.expired()
                && lease.owner().equals(request.owner())
                && lease.slots().equals(request.slots());
    }

    /** In the same order everywhere, so that renewals cannot deadlock. */
    @Override
    public List<Lease> renew(Connection tx, Collection<Lease> leases, Duration duration) {
        checkPositive(duration);
        return leases.stream()
                .sorted(Comparator.comparing(Lease::projection)
                        .thenComparingInt(lease -> lease.slots().first()))
                .filter(lease -> rows.renew(tx, lease, duration))
                .map(lease -> new Lease(lease.projection(), lease.slots(), lease.owner(), lease.token(), duration))
                .toList();
    }

    @Override
    public boolean release(Connection tx, Lease lease) {
        return rows.delete(tx, lease);
    }

    @Override
    public List<Lease> list(Connection tx, String projection) {
        return rows.list(tx, projection, SlotRange.ALL);
    }

    @Override
    public void announce(Connection tx, String projection, String owner, Duration duration) {
        checkPositive(duration);
        owners.announce(tx, projection, owner, duration);
    }

    @Override
    public void withdraw(Connection tx, String projection, String owner) {
        owners.withdraw(tx, projection, owner);
    }

    @Override
    public List<Announcement> announcements(Connection tx, String projection) {
        return owners.list(tx, projection);
    }

    private static void checkPositive(Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("lease duration " + duration + " is below a millisecond");
        }
    }
}
