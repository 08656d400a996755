// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing.internal.partition;

import dev.pupsourcing.processing.internal.guard.DeadLetterLimit;
import dev.pupsourcing.processing.internal.settings.ProjectionSettings;
import dev.pupsourcing.processing.internal.settings.RunSettings;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionNames;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A projection to run.
 *
 * @param projection the projection
 * @param slots assigns slots to its events
 * @param settings the settings of the projection
 * @param run the settings of the run
 * @param owner the owner name in checkpoints
 * @param deadLetters the limit on dead letters of all its partitions in this process
 */
public record Registration(
        Projection projection,
        SlotAssigner slots,
        ProjectionSettings settings,
        RunSettings run,
        String owner,
        DeadLetterLimit deadLetters) {

    /** Creates the registration of a validated projection. */
    public static Registration of(Projection projection, ProjectionSettings settings, RunSettings run, String owner) {
        DeadLetterLimit limit =
                new DeadLetterLimit(settings.deadLetterLimit(), settings.deadLetterPeriod(), run.nanos());
        return new Registration(projection, SlotAssigner.of(projection), settings, run, owner, limit);
    }

    /**
     * Checks that a projection can be added to others.
     *
     * @throws IllegalArgumentException if its name cannot be stored or is already used, or its scope restricts slots
     */
    public static void checkAddition(Projection projection, Stream<Projection> others) {
        String name = Objects.requireNonNull(projection, "projection").name();
        ProjectionNames.check(name);
        if (!projection.scope().slots().isEmpty()) {
            throw new IllegalArgumentException("the scope of projection \"" + name
                    + "\" must not restrict slots, which partitions do; remove them from the scope");
        }
        if (others.anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException(
                    "the names of projections must differ, but two have the name \"" + name + "\"");
        }
    }

    public String name() {
        return projection.name();
    }

    /** The start position if it has no checkpoint. */
    public StartPosition startPosition(ProjectionBackend backend) {
        return new StartPosition(name(), settings.startFrom(), backend);
    }
}
