// SPDX-License-Identifier: MIT
package dev.pupsourcing.micrometer;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogStall;
import dev.pupsourcing.micrometer.StoreStatus.Figures;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.processing.ProjectionEngine;
import dev.pupsourcing.projection.ProjectionHost;
import dev.pupsourcing.projection.status.ProjectionStatus;
import dev.pupsourcing.spi.ProjectionLog;
import io.micrometer.core.instrument.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the status from the database. Not thread-safe. */
final class StatusReader {

    private final ProjectionLog log;
    private final ProjectionAdmin admin;
    private final List<ProjectionEngine> engines;
    private final Clock clock;
    private final Replays replays = new Replays();

    StatusReader(ProjectionHost host, List<ProjectionEngine> engines, Clock clock) {
        this.log = host.backend().log();
        this.admin = ProjectionAdmin.of(host);
        this.engines = engines;
        this.clock = clock;
    }

    /**
     * Reads the status.
     *
     * @throws dev.pupsourcing.EventStoreException if the database cannot be read
     */
    StoreStatus read() {
        Map<String, Figures> projections = new TreeMap<>();
        List<ProjectionStatus> all = admin.list();
        for (ProjectionStatus status : all) {
            projections.put(status.projection(), figures(status));
        }
        double stalled = engines.stream()
                .map(ProjectionEngine::stall)
                .flatMap(Optional::stream)
                .map(LogStall::since)
                .mapToDouble(this::age)
                .max()
                .orElse(0);
        long latest = all.isEmpty() ? log.latestPosition() : all.get(0).latest();
        return new StoreStatus(latest, stalled, projections);
    }

    private Figures figures(ProjectionStatus status) {
        double age = firstAfter(status.position(), status.latest())
                .map(PersistedEvent::createdAt)
                .map(this::age)
                .orElse(0.0);
        boolean replaying = replays.replays(status.projection(), status.position(), status.latest());
        return new Figures(status.lag(), age, status.parked(), status.dead(), replaying);
    }

    /** The first visible event after a position. It need not be proven to be the first, because nothing is stored. */
    private Optional<PersistedEvent> firstAfter(long position, long latest) {
        long after = position;
        while (after < latest) {
            EventPage page = log.readPassed(ReadScope.all(), after, latest, 1);
            if (!page.isEmpty()) {
                return Optional.of(page.events().get(0));
            }
            after = page.scannedTo();
        }
        return Optional.empty();
    }

    /** Seconds since an instant; creators' clocks may be ahead of this one. */
    private double age(Instant since) {
        Duration age = Duration.between(since, Instant.ofEpochMilli(clock.wallTime()));
        return Math.max(0, age.toMillis() / 1000.0);
    }
}
