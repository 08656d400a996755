// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.processing.ProjectionAdmin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pauses a projection. */
@Command(
        name = "pause",
        description = "Pause a projection wherever it runs, until it is resumed. Waits for batches in progress.")
final class PauseCommand extends OneProjection {

    @Option(
            names = "--by",
            required = true,
            paramLabel = "TEXT",
            description = "Who pauses it, and why; shown by list, at most 255 characters.")
    private String by = "";

    PauseCommand(Console console) {
        super(console);
    }

    @Override
    int run(OpenStore open, String name, Console console) {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        boolean paused;
        try {
            paused = projections.pause(name, by);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--" + e.getMessage());
        }
        console.err()
                .println("projection \"" + name + "\" "
                        + (paused ? "is paused" : "was paused already; the earlier pause is kept"));
        return 0;
    }
}
