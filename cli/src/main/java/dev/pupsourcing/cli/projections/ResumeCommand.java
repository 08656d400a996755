// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.processing.ProjectionAdmin;
import picocli.CommandLine.Command;

/** Resumes a projection. */
@Command(name = "resume", description = "Resume a paused projection; it continues within a second.")
final class ResumeCommand extends OneProjection {

    ResumeCommand(Console console) {
        super(console);
    }

    @Override
    int run(OpenStore open, String name, Console console) {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        boolean resumed = projections.resume(name);
        console.err().println("projection \"" + name + "\" " + (resumed ? "continues" : "was not paused"));
        return 0;
    }
}
