// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.stalls;

import dev.pupsourcing.ReadScope;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ProjectionStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds the positions at which readers wait: from where the projections are, and from the last events on. A position that is
 * open for a second or less is usual, and is not reported.
 */
final class StallSearch {

    /** The number of events to read at a place. */
    private static final int EVENTS = 200;

    /** The number of places, and of stalls, to look at. */
    private static final int MOST = 20;

    private static final int ATTEMPTS = 10;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(120);

    private final OpenStore open;
    private final List<ProjectionStatus> projections;

    StallSearch(OpenStore open) {
        this.open = open;
        this.projections = ProjectionAdmin.of(open.store()).list();
    }

    /** The stalls in the order of their positions. */
    List<LogStall> run() {
        Map<Long, LogStall> found = new TreeMap<>();
        Deque<Long> places = new ArrayDeque<>(places());
        try (LogReader reader = open.store().log().openReader(ReadScope.all())) {
            for (int i = 0; i < 2 * MOST && !places.isEmpty(); i++) {
                stallAfter(reader, places.pop()).ifPresent(stall -> {
                    if (found.put(stall.position(), stall) == null) {
                        places.push(stall.position());
                    }
                });
            }
        }
        return List.copyOf(found.values());
    }

    private TreeSet<Long> places() {
        long latest = open.store().log().latestPosition();
        TreeSet<Long> places = new TreeSet<>();
        projections.stream()
                .map(ProjectionStatus::position)
                .filter(position -> position < latest)
                .distinct()
                .limit(MOST)
                .forEach(places::add);
        places.add(Math.max(0, latest - EVENTS));
        return places;
    }

    private static Optional<LogStall> stallAfter(LogReader reader, long after) {
        long from = after;
        for (int i = 0; i < ATTEMPTS; i++) {
            EventPage page = reader.read(from, EVENTS);
            if (page.end() != EventPage.End.STALLED) {
                return Optional.empty();
            }
            from = page.scannedTo();
            LockSupport.parkNanos(PAUSE);
        }
        return reader.stall();
    }

    /** The names of the projections that wait at a stall, or will when they reach it. */
    List<String> waiting(LogStall stall) {
        return projections.stream()
                .filter(status -> status.position() < stall.position())
                .map(ProjectionStatus::projection)
                .toList();
    }
}
