// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.program.ProgramClasses;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.DeadLetter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Handles dead letters again. */
@Command(
        name = "retry-dead",
        description = {
            "Handle dead letters again. The projection may be running.",
            "Needs the corrected handlers: the classes of your application. If a projection cannot be created without "
                    + "the rest of the application, call ProjectionAdmin.replayDeadLetter there instead.",
            "The exit code is 1 if an event fails again; it stays a dead letter."
        })
final class RetryDeadCommand extends OneProjection {

    @Option(names = "--position", paramLabel = "POSITION", description = "One dead letter; all by default.")
    private @Nullable Long position;

    @Mixin
    private HandlerOptions handlers = new HandlerOptions();

    RetryDeadCommand(Console console) {
        super(console);
    }

    @Override
    void check() {
        handlers.require("a retry");
    }

    @Override
    int run(OpenStore open, String projection, Console to) throws IOException {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        Retries retries = new Retries(to);
        try (ProgramClasses classes = handlers.classes()) {
            Projection handler = handlers.projection(classes, projection);
            for (long one : positions(projections, projection)) {
                retries.attempt("position " + one, () -> projections.replayDeadLetter(handler, one));
            }
        }
        return retries.summary("dead letters");
    }

    private List<Long> positions(ProjectionAdmin projections, String projection) {
        if (position != null) {
            return List.of(position);
        }
        return projections.deadLetters(projection, Integer.MAX_VALUE).stream()
                .map(DeadLetter::position)
                .toList();
    }
}
