// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.processing.ProjectionAdmin;
import picocli.CommandLine.Command;

/** Resumes a projection. */
@Command(name = "resume", description = "Resume a paused projection; it continues within a second.")
final class ResumeCommand extends OneProjection {

    ResumeCommand(Console console) {
        super(console);
    }

    @Override
    void run(ProjectionAdmin projections, String name, Console console) {
        boolean resumed = projections.resume(name);
        console.err().println("projection \"" + name + "\" " + (resumed ? "continues" : "was not paused"));
    }
}
