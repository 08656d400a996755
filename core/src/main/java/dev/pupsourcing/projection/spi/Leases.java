// SPDX-License-Identifier: MIT
package dev.pupsourcing.projection.spi;

import dev.pupsourcing.slot.SlotRange;
import java.sql.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Leases on ranges of a projection's slots, and the owners that share them. Every time is the database's. Thread-safe.
 *
 * <p>Leases live in rows of their own: nothing here ever waits for a batch, however long it runs. A lease decides who
 * should work; that nobody else's work counts is decided by its token, with which {@link Checkpoints#claim(Connection,
 * Lease)} marks the checkpoints. All methods work in the caller's transaction, which should be short and must not be a
 * batch's, and never commit, roll back or close.
 */
public interface Leases {

    /**
     * Takes a lease on a range that is free, or whose leases have all expired. An own lease of exactly this range is
     * renewed and keeps its token.
     *
     * @return the lease; empty if another one that has not expired overlaps
     * @throws IllegalArgumentException if the projection is not known or the duration is not positive
     */
    Optional<Lease> acquire(Connection tx, LeaseRequest request);

    /**
     * Renews leases, also those that have expired as long as nobody took them.
     *
     * @return those that are still the owner's, renewed
     */
    List<Lease> renew(Connection tx, Collection<Lease> leases, Duration duration);

    /** Gives a lease back before it expires; whether it was still the owner's. */
    boolean release(Connection tx, Lease lease);

    /** All leases of a projection in slot order, expired ones included. */
    List<Lease> list(Connection tx, String projection);

    /** Says that an owner is there and wants a share of a projection; to be repeated before the duration ends. */
    void announce(Connection tx, String projection, String owner, Duration duration);

    /** Says that an owner does not want a share of a projection any more. */
    void withdraw(Connection tx, String projection, String owner);

    /** The owners that want a share of a projection, in alphabetical order, those whose announcement expired left out. */
    List<String> owners(Connection tx, String projection);

    /**
     * What lease is asked for.
     *
     * @param projection the projection's name
     * @param slots the range of slots
     * @param owner who asks
     * @param duration how long it is to be good
     */
    record LeaseRequest(String projection, SlotRange slots, String owner, Duration duration) {}
}
