// SPDX-License-Identifier: MIT
package dev.pupsourcing.eventmap.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Aggregates that were renamed and kept their events: the old name no longer exists, and a new name has most types and
 * versions of the old one. An aggregate's name is only that of its generated class, so nothing is lost.
 */
final class AggregateRenames {

    private final Map<String, String> newNames = new HashMap<>();

    AggregateRenames(Collection<LockEntry> before, List<LockEntry> now) {
        Set<String> oldNames = names(before);
        Set<String> added = names(now);
        added.removeAll(oldNames);
        oldNames.removeAll(names(now));
        for (String name : oldNames) {
            List<LockEntry> lost = before.stream()
                    .filter(entry -> entry.aggregate().equals(name))
                    .toList();
            added.stream()
                    .filter(candidate -> kept(lost, candidate, now) * 2 > lost.size())
                    .max(Comparator.comparingLong(candidate -> kept(lost, candidate, now)))
                    .ifPresent(candidate -> newNames.put(name, candidate));
        }
    }

    private static long kept(List<LockEntry> lost, String candidate, List<LockEntry> now) {
        return lost.stream()
                .filter(entry -> now.stream().anyMatch(entry.in(candidate)::sameVersion))
                .count();
    }

    private static Set<String> names(Collection<LockEntry> entries) {
        return entries.stream().map(LockEntry::aggregate).collect(Collectors.toCollection(TreeSet::new));
    }

    LockEntry apply(LockEntry entry) {
        return entry.in(newNames.getOrDefault(entry.aggregate(), entry.aggregate()));
    }
}
