// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreOptions;
import dev.pupsourcing.processing.Projections;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Forgets a projection. */
@Command(
        name = "forget",
        description =
                "Forget a projection with its checkpoints, parked streams and dead letters. Its read model is left as it is.")
final class ForgetCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The projection's name.")
    private String name = "";

    @SuppressWarnings("UnusedVariable") // It is required, which is all.
    @Option(names = "--yes", required = true, description = "Say that you mean it.")
    private boolean meant;

    @Mixin
    private StoreOptions storeOptions = new StoreOptions();

    ForgetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenStore open = storeOptions.open(console)) {
            Projections projections = Projections.of(open.store());
            Known.check(projections, name);
            projections.forget(name);
            console.err().println("projection \"" + name + "\" is forgotten");
        }
        return 0;
    }
}
