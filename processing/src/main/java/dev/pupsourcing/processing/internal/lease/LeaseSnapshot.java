// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.lease;

import dev.pupsourcing.projection.spi.Lease;
import dev.pupsourcing.slot.SlotRange;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a worker sees of one projection at one moment. Immutable.
 *
 * @param me the worker that looks
 * @param workers all workers that are alive, in alphabetical order, the one that looks included
 * @param leases the leases that have not expired, and those that the worker that looks holds in any case
 * @param ending the ranges of its own that it is about to give back
 */
public record LeaseSnapshot(String me, List<String> workers, List<Lease> leases, Set<SlotRange> ending) {

    /** Copies what was read. */
    public LeaseSnapshot {
        workers = List.copyOf(workers);
        leases = List.copyOf(leases);
        ending = Set.copyOf(ending);
    }

    /**
     * What a worker sees in the rows as they were read. A lease of its own that it does not hold, because it never learnt
     * that it got it, is free for it: taking it renews it.
     *
     * @param held the ranges that it holds
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
     * @param owners the owners whose announcement has not expired
     * @param leases all leases
     */
    public record Lookup(String me, Collection<String> owners, Collection<Lease> leases) {}
}
