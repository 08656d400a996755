// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.slot.SlotRange;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The workers and leases of one projection at one moment. Immutable.
 *
 * @param me the worker that reads them
 * @param workers all live workers in alphabetical order, including the one that reads them
 * @param leases the leases that have not expired, and all own leases
 * @param ending the own ranges that are about to be released
 */
public record LeaseSnapshot(String me, List<String> workers, List<Lease> leases, Set<SlotRange> ending) {

    /** Copies the collections. */
    public LeaseSnapshot {
        workers = List.copyOf(workers);
        leases = List.copyOf(leases);
        ending = Set.copyOf(ending);
    }

    /**
     * Creates a snapshot from rows. A lease with the worker's name that it does not hold, because the confirmation was
     * lost, counts as free for it: taking it renews it.
     *
     * @param held the ranges that the worker holds
     */
    public static LeaseSnapshot of(Lookup rows, Set<SlotRange> held, Set<SlotRange> ending) {
        String me = rows.me();
        Set<String> workers = new TreeSet<>(rows.owners());
        workers.add(me);
        List<Lease> valid = rows.leases().stream()
                .filter(lease -> lease.owner().equals(me) ? held.contains(lease.slots()) : !lease.expired())
                .toList();
        return new LeaseSnapshot(me, List.copyOf(workers), valid, ending);
    }

    /**
     * The rows as they were read.
     *
     * @param me the worker that reads
     * @param owners the owners whose announcements have not expired
     * @param leases all leases
     */
    public record Lookup(String me, Collection<String> owners, Collection<Lease> leases) {}
}
