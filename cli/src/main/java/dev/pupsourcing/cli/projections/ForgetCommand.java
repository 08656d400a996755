// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.processing.ProjectionAdmin;
import picocli.CommandLine.Command;

/** Removes the stored state of a projection. */
@Command(
        name = "forget",
        description =
                "Remove a projection with its checkpoints, parked streams and dead letters. Its read model does not "
                        + "change.")
final class ForgetCommand extends ProjectionChange {

    ForgetCommand(Console console) {
        super(console);
    }

    @Override
    int run(OpenStore open, String name, Console console) {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        projections.forget(name);
        console.err().println("projection \"" + name + "\" was removed");
        return 0;
    }
}
