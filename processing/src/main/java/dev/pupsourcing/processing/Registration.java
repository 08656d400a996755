// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionBackend;
import dev.pupsourcing.projection.ProjectionNames;
import java.util.Objects;

/**
 * A projection that is to be run.
 *
 * @param projection the projection
 * @param slots which slots its events have
 * @param options how
 * @param owner under which name its checkpoints are moved
 * @param deadLetters how many of its events may become dead letters, over all its partitions in this process
 */
record Registration(
        Projection projection,
        SlotAssigner slots,
        ProcessingOptions options,
        String owner,
        DeadLetterLimit deadLetters) {

    /**
     * Checks the projection.
     *
     * @throws IllegalArgumentException if its name cannot be stored, or its scope names slots
     */
    static Registration of(Projection projection, ProcessingOptions options, String owner) {
        String name = Objects.requireNonNull(projection, "projection").name();
        ProjectionNames.check(name);
        if (!projection.scope().slots().isEmpty()) {
            throw new IllegalArgumentException("the scope of projection \"" + name
                    + "\" names slots; which slots are handled is for its partitions to say, see ProcessingOptions");
        }
        DeadLetterLimit limit =
                new DeadLetterLimit(options.deadLetterLimit(), options.deadLetterPeriod(), options.nanos());
        return new Registration(projection, SlotAssigner.of(projection), options, owner, limit);
    }

    String name() {
        return projection.name();
    }

    /** Where it begins if it is not known yet. */
    StartPosition startPosition(ProjectionBackend backend) {
        return new StartPosition(name(), options.startFrom(), backend);
    }
}
