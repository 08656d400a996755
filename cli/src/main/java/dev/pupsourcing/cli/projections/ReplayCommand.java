// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.program.ProgramClasses;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StreamText;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.Projection;
import dev.pupsourcing.projection.status.ParkedStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replays parked streams. */
@Command(
        name = "replay",
        description = {
            "Handle the waiting events of parked streams, in order, and unpark them. The projection may be running.",
            "Needs the corrected handlers: the classes of your application. If a projection cannot be created without "
                    + "the rest of the application, call ProjectionAdmin.replayParked there instead.",
            "The exit code is 1 if an event fails again; its stream stays parked from there."
        })
final class ReplayCommand extends OneProjection {

    @Option(names = "--stream", paramLabel = "STREAM", description = "One stream, as CONTEXT/TYPE/ID; all by default.")
    private @Nullable String stream;

    @Mixin
    private HandlerOptions handlers = new HandlerOptions();

    ReplayCommand(Console console) {
        super(console);
    }

    @Override
    void check() {
        handlers.require("a replay");
    }

    @Override
    int run(OpenStore open, String projection, Console to) throws IOException {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        Retries retries = new Retries(to);
        try (ProgramClasses classes = handlers.classes()) {
            Projection handler = handlers.projection(classes, projection);
            for (StreamId one : streams(projections, projection)) {
                retries.attempt(one.toString(), () -> projections.replayParked(handler, one));
            }
        }
        return retries.summary("parked streams");
    }

    private List<StreamId> streams(ProjectionAdmin projections, String projection) {
        if (stream != null) {
            return List.of(StreamText.parse(stream));
        }
        return projections.parked(projection, Integer.MAX_VALUE).stream()
                .map(ParkedStream::stream)
                .distinct()
                .toList();
    }
}
