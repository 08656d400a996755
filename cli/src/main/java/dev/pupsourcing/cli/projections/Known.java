// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.processing.ProjectionStatus;
import dev.pupsourcing.processing.Projections;
import java.util.List;

/** Tells a projection that nobody has started by its name. */
final class Known {

    private Known() {}

    static void check(Projections projections, String name) {
        if (projections.find(name).isEmpty()) {
            List<String> known = projections.list().stream()
                    .map(ProjectionStatus::projection)
                    .toList();
            throw CommandFailure.of("no projection is called \"" + name + "\"; there are " + known);
        }
    }
}
