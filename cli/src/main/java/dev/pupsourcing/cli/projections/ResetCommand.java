// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreOptions;
import dev.pupsourcing.processing.Projections;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a projection begin anew. */
@Command(
        name = "reset",
        description =
                "Let a projection handle the log again, from its beginning or behind a position. Its read model is left as it is: clear it first, or let the handlers cope.")
final class ResetCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The projection's name.")
    private String name = "";

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            defaultValue = "0",
            description = "The position to go on behind. Default: ${DEFAULT-VALUE}.")
    private long position;

    @SuppressWarnings("UnusedVariable") // It is required, which is all.
    @Option(names = "--yes", required = true, description = "Say that you mean it.")
    private boolean meant;

    @Mixin
    private StoreOptions storeOptions = new StoreOptions();

    ResetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenStore open = storeOptions.open(console)) {
            Projections projections = Projections.of(open.store());
            Known.check(projections, name);
            reset(projections);
            console.err().println("projection \"" + name + "\" goes on behind position " + position);
        }
        return 0;
    }

    private void reset(Projections projections) {
        try {
            projections.reset(name, position, tx -> 0);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(Objects.requireNonNull(e.getMessage()));
        }
    }
}
