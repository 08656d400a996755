// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StreamText;
import dev.pupsourcing.processing.ProjectionAdmin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Discards a parked stream or a dead letter. */
@Command(
        name = "discard",
        description = "Discard a parked stream or a dead letter; its waiting events are never handled.")
final class DiscardCommand extends ProjectionChange {

    @Option(names = "--stream", paramLabel = "STREAM", description = "A parked stream, as CONTEXT/TYPE/ID.")
    private @Nullable String stream;

    @Option(names = "--position", paramLabel = "POSITION", description = "The position of a dead letter.")
    private @Nullable Long position;

    DiscardCommand(Console console) {
        super(console);
    }

    @Override
    int run(OpenStore open, String name, Console console) {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        if (!discard(projections, name)) {
            throw CommandFailure.of("projection \"" + name + "\" has no such parked stream or dead letter");
        }
        console.err().println("discarded");
        return 0;
    }

    private boolean discard(ProjectionAdmin projections, String name) {
        if (stream != null && position == null) {
            return projections.discardParked(name, StreamText.parse(stream));
        }
        if (position != null && stream == null) {
            return projections.discardDeadLetter(name, position);
        }
        throw CommandFailure.usage("either --stream or --position is required");
    }
}
