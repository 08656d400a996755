// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionNames;
import java.util.Objects;

/**
 * A projection that is to be run.
 *
 * @param projection the projection
 * @param slots which slots its events have
 * @param options how
 * @param owner under which name its checkpoints are moved
 */
record Registration(Projection projection, EventSlots slots, ProcessingOptions options, String owner) {

    /** Checks the projection. */
    static Registration of(Projection projection, ProcessingOptions options, String owner) {
        ProjectionNames.check(Objects.requireNonNull(projection, "projection").name());
        return new Registration(projection, EventSlots.of(projection), options, owner);
    }

    String name() {
        return projection.name();
    }
}
