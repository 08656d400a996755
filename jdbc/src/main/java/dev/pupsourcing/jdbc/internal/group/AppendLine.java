// SPDX-License-Identifier: MIT
package dev.pupsourcing.jdbc.internal.group;

import dev.pupsourcing.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished appends in order of arrival, and what may be sent next. It keeps the order of each stream and of each
 * calling thread: a group contains at most one append of a stream, and a stream or thread with an append in progress
 * waits. Not thread-safe.
 */
final class AppendLine {

    private final GroupLimits limits;
    private final Set<PendingAppend> waiting = new LinkedHashSet<>();
    private final Set<StreamId> busyStreams = new HashSet<>();
    private final Map<Thread, Integer> busyThreads = new HashMap<>();
    private int unfinished;

    AppendLine(GroupLimits limits) {
        this.limits = limits;
    }

    boolean hasRoom() {
        return unfinished < limits.maxWaiting();
    }

    boolean isEmpty() {
        return unfinished == 0;
    }

    int unfinished() {
        return unfinished;
    }

    void add(PendingAppend append) {
        waiting.add(append);
        unfinished++;
    }

    /** The first append that can be sent now; null if there is none. */
    @Nullable
    PendingAppend first() {
        Set<Object> held = new HashSet<>();
        for (PendingAppend append : waiting) {
            if (!isHeld(append, held)) {
                return append;
            }
        }
        return null;
    }

    /** Whether an append must wait; then later ones of its stream and of its thread wait too. */
    private boolean isHeld(PendingAppend append, Set<Object> held) {
        Thread caller = append.caller();
        StreamId stream = append.stream();
        boolean waits = busyStreams.contains(stream)
                || busyThreads.containsKey(caller)
                || held.contains(stream)
                || held.contains(caller);
        if (waits) {
            held.add(stream);
            held.add(caller);
        }
        return waits;
    }

    /** Removes the next group; empty if nothing can be sent now. */
    List<PendingAppend> take() {
        List<PendingAppend> group = new ArrayList<>();
        Set<Object> held = new HashSet<>();
        int events = 0;
        long bytes = 0;
        for (Iterator<PendingAppend> left = waiting.iterator(); left.hasNext(); ) {
            PendingAppend append = left.next();
            if (isHeld(append, held)) {
                continue;
            }
            events += append.events();
            bytes += append.bytes();
            if (!group.isEmpty() && (events > limits.maxEvents() || bytes > limits.maxBytes())) {
                break;
            }
            left.remove();
            send(append, group);
        }
        group.forEach(append -> busyThreads.merge(append.caller(), 1, Integer::sum));
        return group;
    }

    private void send(PendingAppend append, List<PendingAppend> group) {
        append.sent();
        busyStreams.add(append.stream());
        group.add(append);
    }

    /** An append of a group has its outcome, or is to be sent alone: then its stream waits, but its thread goes on. */
    void settled(PendingAppend append) {
        busyThreads.computeIfPresent(append.caller(), (caller, sent) -> sent == 1 ? null : sent - 1);
        if (append.hasOutcome()) {
            finished(append);
        }
    }

    /** An append that was sent has its outcome. */
    void finished(PendingAppend append) {
        busyStreams.remove(append.stream());
        unfinished--;
    }

    /** Removes an append unless it was sent; returns whether it was removed. */
    boolean withdraw(PendingAppend append) {
        boolean removed = waiting.remove(append);
        if (removed) {
            unfinished--;
        }
        return removed;
    }

    /** Removes all appends that were not sent. */
    List<PendingAppend> withdrawAll() {
        List<PendingAppend> all = List.copyOf(waiting);
        all.forEach(this::withdraw);
        return all;
    }
}
