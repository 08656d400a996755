// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ProjectionStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Resets a projection. */
@Command(
        name = "reset",
        description = {
            "Reset a projection, so that it handles the log again from the beginning or after a position.",
            "Partitions that have not reached the position do not move. The read model does not change: clear it "
                    + "first, unless the handlers are idempotent."
        })
final class ResetCommand extends ProjectionChange {

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            defaultValue = "0",
            description = "The position to continue after. Default: ${DEFAULT-VALUE}.")
    private long position;

    ResetCommand(Console console) {
        super(console);
    }

    @Override
    int run(OpenStore open, String name, Console console) {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        reset(projections, name);
        long lowest = projections.find(name).map(ProjectionStatus::position).orElse(0L);
        console.err()
                .println("projection \"" + name + "\" continues after position " + position
                        + (lowest < position
                                ? "; partitions that have not reached it do not move, the lowest of them is at "
                                        + "position " + lowest
                                : ""));
        return 0;
    }

    private void reset(ProjectionAdmin projections, String name) {
        try {
            projections.reset(name, position, tx -> {});
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }
}
