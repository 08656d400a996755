// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreOptions;
import dev.pupsourcing.cli.store.StreamText;
import dev.pupsourcing.processing.Projections;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives up a parked stream or a dead letter. */
@Command(name = "discard", description = "Give up what was parked or put aside: it is never handled.")
final class DiscardCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The projection's name.")
    private String name = "";

    @Option(names = "--stream", paramLabel = "STREAM", description = "A parked stream, as CONTEXT/TYPE/ID.")
    private @Nullable String stream;

    @Option(names = "--position", paramLabel = "POSITION", description = "The position of an event that was put aside.")
    private @Nullable Long position;

    @SuppressWarnings("UnusedVariable") // It is required, which is all.
    @Option(names = "--yes", required = true, description = "Say that you mean it.")
    private boolean meant;

    @Mixin
    private StoreOptions storeOptions = new StoreOptions();

    DiscardCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenStore open = storeOptions.open(console)) {
            Projections projections = Projections.of(open.store());
            Known.check(projections, name);
            if (!discard(projections)) {
                throw CommandFailure.of("projection \"" + name + "\" has nothing of the kind parked or put aside");
            }
            console.err().println("given up");
        }
        return 0;
    }

    private boolean discard(Projections projections) {
        if (stream != null && position == null) {
            return projections.discard(name, StreamText.parse(stream));
        }
        if (position != null && stream == null) {
            return projections.discard(name, position);
        }
        throw CommandFailure.usage("give either --stream or --position");
    }
}
