// SPDX-License-Identifier: MIT
package dev.pupsourcing.spring.boot.actuate;

import dev.pupsourcing.EventStoreException;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.spring.boot.ConfiguredProjections;
import dev.pupsourcing.spring.boot.actuate.PupsourcingEndpoint.Changed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Replays the failed events of the application's projections. Thread-safe. */
final class FailedEvents {

    /** The number of parked streams, and of dead letters, that one call replays. */
    private static final int LIMIT = 1_000;

    private final ProjectionAdmin admin;
    private final ConfiguredProjections projections;

    FailedEvents(ProjectionAdmin admin, ConfiguredProjections projections) {
        this.admin = admin;
        this.projections = projections;
    }

    /** Replays what has failed; empty if the application does not have the projection. */
    Optional<Changed> replay(String name) {
        return projections.find(name).map(this::replay);
    }

    private Changed replay(Projection projection) {
        List<String> failures = new ArrayList<>();
        int streams = 0;
        for (var parked : admin.parked(projection.name(), LIMIT)) {
            streams += done(() -> admin.replayParked(projection, parked.stream()), failures);
        }
        int deadLetters = 0;
        for (var letter : admin.deadLetters(projection.name(), LIMIT)) {
            deadLetters += done(() -> admin.replayDeadLetter(projection, letter.position()), failures);
        }
        return new Changed(streams + deadLetters > 0, streams, deadLetters, List.copyOf(failures));
    }

    private static int done(BooleanSupplier replay, List<String> failures) {
        try {
            return replay.getAsBoolean() ? 1 : 0;
        } catch (EventStoreException e) {
            failures.add(e.getMessage());
            return 0;
        }
    }
}
