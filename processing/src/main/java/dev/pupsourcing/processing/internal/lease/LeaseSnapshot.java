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
record LeaseSnapshot(String me, List<String> workers, List<Lease> leases, Set<SlotRange> ending) {

    /** Copies the collections. */
    LeaseSnapshot {
        workers = List.copyOf(workers);
        leases = List.copyOf(leases);
        ending = Set.copyOf(ending);
    }

    /**
     * Creates a snapshot from rows. A lease with the worker's name that it does not hold, because the confirmation was
     * lost, counts as free for it: taking it renews it.
     *
     * @param owners the owners whose announcements have not expired
     * @param rows all leases
     * @param held the ranges that the worker holds
     */
    static LeaseSnapshot of(
            String me, Collection<String> owners, List<Lease> rows, Set<SlotRange> held, Set<SlotRange> ending) {
        Set<String> workers = new TreeSet<>(owners);
        workers.add(me);
        List<Lease> valid = rows.stream()
                .filter(lease -> lease.owner().equals(me) ? held.contains(lease.slots()) : !lease.expired())
                .toList();
        return new LeaseSnapshot(me, List.copyOf(workers), valid, ending);
    }
}
