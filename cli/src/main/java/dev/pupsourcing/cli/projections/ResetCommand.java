// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.processing.Projections;
import dev.pupsourcing.projection.ProjectionStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets a projection begin anew. */
@Command(
        name = "reset",
        description = {
            "Let a projection handle the log again, from its beginning or after a position.",
            "A partition that has not reached the position stays where it is. The read model is left as it is: clear it first,"
                    + " or let the handlers cope."
        })
final class ResetCommand extends ProjectionChange {

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            defaultValue = "0",
            description = "The position to go on after. Default: ${DEFAULT-VALUE}.")
    private long position;

    ResetCommand(Console console) {
        super(console);
    }

    @Override
    void run(Projections projections, String name, Console console) {
        reset(projections, name);
        long lowest = projections.find(name).map(ProjectionStatus::position).orElse(0L);
        console.err()
                .println("projection \"" + name + "\" goes on after position " + position
                        + (lowest < position
                                ? "; partitions that have not reached it go on from where they are, the last of them after"
                                        + " position " + lowest
                                : ""));
    }

    private void reset(Projections projections, String name) {
        try {
            projections.reset(name, position, tx -> 0);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }
}
