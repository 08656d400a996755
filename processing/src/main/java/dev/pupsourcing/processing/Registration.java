// SPDX-License-Identifier: MIT
package dev.pupsourcing.processing;

import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.ProjectionNames;
import java.util.Objects;

/**
 * A projection that is to be run.
 *
 * @param projection the projection
 * @param options how
 * @param owner under which name its checkpoints are moved
 */
record Registration(Projection projection, ProcessingOptions options, String owner) {

    Registration {
        ProjectionNames.check(Objects.requireNonNull(projection, "projection").name());
    }

    String name() {
        return projection.name();
    }
}
