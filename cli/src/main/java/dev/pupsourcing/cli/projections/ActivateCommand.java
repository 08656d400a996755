// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ProjectionStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Activates a projection as the version of a read model. */
@Command(
        name = "activate",
        description = {
            "Make a projection the active version of a read model, for programs that ask ReadModels.active.",
            "It must have reached the position of the active version, and must not have parked events that the active "
                    + "version has handled."
        })
final class ActivateCommand extends ProjectionChange {

    @Option(names = "--read-model", required = true, paramLabel = "NAME", description = "The read model's name.")
    private String readModel = "";

    ActivateCommand(Console console) {
        super(console);
    }

    @Override
    int run(OpenStore open, String projection, Console to) {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        String active = projections.activeVersions().getOrDefault(readModel, projection);
        if (!projections.activate(readModel, projection)) {
            throw CommandFailure.of(
                    "projection \"" + projection + "\" is at position " + position(projections, projection)
                            + ", and the active version \"" + active + "\" at " + position(projections, active)
                            + "; let it catch up, and run the command again");
        }
        to.err()
                .println("projection \"" + projection + "\" is the active version of read model \"" + readModel + "\""
                        + (active.equals(projection) ? "" : ", instead of \"" + active + "\""));
        return 0;
    }

    private static long position(ProjectionAdmin projections, String name) {
        return projections.find(name).map(ProjectionStatus::position).orElse(0L);
    }
}
