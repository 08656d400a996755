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
 * A projection that is to be run.
 *
 * @param projection the projection
 * @param slots which slots its events have
 * @param settings the settings of the projection
 * @param run the settings of the run
 * @param owner under which name its checkpoints are moved
 * @param deadLetters how many of its events may become dead letters, over all its partitions in this process
 */
public record Registration(
        Projection projection,
        SlotAssigner slots,
        ProjectionSettings settings,
        RunSettings run,
        String owner,
        DeadLetterLimit deadLetters) {

    /** A projection that was checked, with its settings. */
    public static Registration of(Projection projection, ProjectionSettings settings, RunSettings run, String owner) {
        DeadLetterLimit limit =
                new DeadLetterLimit(settings.deadLetterLimit(), settings.deadLetterPeriod(), run.nanos());
        return new Registration(projection, SlotAssigner.of(projection), settings, run, owner, limit);
    }

    /**
     * Checks that a projection can be added to others.
     *
     * @throws IllegalArgumentException if its name cannot be stored or is taken, or its scope names slots
     */
    public static void checkAddition(Projection projection, Stream<Projection> others) {
        String name = Objects.requireNonNull(projection, "projection").name();
        ProjectionNames.check(name);
        if (!projection.scope().slots().isEmpty()) {
            throw new IllegalArgumentException("the scope of projection \"" + name
                    + "\" names slots; partitions choose the slots; remove them from the scope");
        }
        if (others.anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException(
                    "the names of projections must differ, but two have the name \"" + name + "\"");
        }
    }

    public String name() {
        return projection.name();
    }

    /** Where it begins if it is not known yet. */
    public StartPosition startPosition(ProjectionBackend backend) {
        return new StartPosition(name(), settings.startFrom(), backend);
    }
}
