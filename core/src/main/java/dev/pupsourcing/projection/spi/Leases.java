// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.slot.SlotRange;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Leases on ranges of a projection's slots, and the owners that share them. All times are the database's. Thread-safe. Implemented by the library.
 *
 * <p>Leases have separate rows, so these methods never wait for a batch. A lease decides which owner should run a
 * range; its token, which {@link Checkpoints#claim(Connection, Lease)} writes to the checkpoints, excludes other
 * owners. All methods run in the caller's transaction, which should be short and must not be that of a batch, and never
 * commit, roll back or close it.
 */
public interface Leases {

    /**
     * Takes a lease on a range that is free, or whose leases have all expired. If the owner has a lease on exactly this
     * range, it is renewed and keeps its token.
     *
     * @return the lease; empty if it overlaps with another lease that has not expired
     * @throws IllegalArgumentException if the projection is not known or the duration is not positive
     */
    Optional<Lease> acquire(Connection tx, LeaseRequest request);

    /**
     * Renews leases, including expired ones that no other owner has taken.
     *
     * @return the leases that still belong to the owner, renewed
     */
    List<Lease> renew(Connection tx, Collection<Lease> leases, Duration duration);

    /** Releases a lease before it expires; returns whether it still belonged to the owner. */
    boolean release(Connection tx, Lease lease);

    /** All leases of a projection in slot order, including expired ones. */
    List<Lease> list(Connection tx, String projection);

    /**
     * Announces that an owner is alive and wants a share of a projection, with the version of this library; must be
     * repeated before the duration ends.
     */
    void announce(Connection tx, String projection, String owner, Duration duration);

    /** Withdraws an owner's announcement. */
    void withdraw(Connection tx, String projection, String owner);

    /** The owners with announcements that have not expired, in alphabetical order. */
    default List<String> owners(Connection tx, String projection) {
        return announcements(tx, projection).stream().map(Announcement::owner).toList();
    }

    /** The announcements that have not expired, in alphabetical order of their owners. */
    List<Announcement> announcements(Connection tx, String projection);

    /**
     * A request for a lease.
     *
     * @param projection the projection's name
     * @param slots the range of slots
     * @param owner the owner
     * @param duration the duration of the lease
     */
    record LeaseRequest(String projection, SlotRange slots, String owner, Duration duration) {}

    /**
     * An owner that is alive.
     *
     * @param owner the owner
     * @param version the version of the library that it uses; empty if it was announced by an older one
     */
    record Announcement(String owner, Optional<String> version) {}
}
