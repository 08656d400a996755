// SPDX-License-Identifier: MIT
package dev.pupsourcing.tck.stress;

import dev.pupsourcing.Event;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The writers' records of their appends, and the number of operations. Thread-safe. */
final class Ledger {

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<UUID> doubtful = ConcurrentHashMap.newKeySet();
    private final Set<UUID> undone = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    /** A commit was confirmed. */
    void acknowledge(Collection<Event> events) {
        events.forEach(event -> acknowledged.add(event.eventId()));
    }

    /** The outcome of the commit is unknown. */
    void doubt(Collection<Event> events) {
        events.forEach(event -> doubtful.add(event.eventId()));
    }

    /** A rollback was confirmed. */
    void undo(Collection<Event> events) {
        events.forEach(event -> undone.add(event.eventId()));
    }

    void count(String what) {
        counts.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
    }

    Set<UUID> acknowledged() {
        return acknowledged;
    }

    Set<UUID> undone() {
        return undone;
    }

    /** Whether an event that is stored may be stored. */
    boolean explains(UUID stored) {
        return acknowledged.contains(stored) || doubtful.contains(stored);
    }

    @Override
    public String toString() {
        return acknowledged.size() + " events acknowledged, " + doubtful.size() + " in doubt, " + undone.size()
                + " rolled back; " + new TreeMap<>(counts);
    }
}
