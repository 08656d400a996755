// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.eventmap;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.eventmap.EventMap;
import dev.pupsourcing.eventmap.EventMapOptions;
import dev.pupsourcing.eventmap.EventMapResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks, in CI, that generated files are up to date and that every stored event still has its class. */
@Command(
        name = "check",
        description = {
            "Check that every stored event still has its class and that the lock file is up to date. With --output "
                    + "or --test-output, also check that the generated files in these folders are up to date.",
            "Writes nothing. Fails if a check fails."
        })
public final class CheckCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private EventMapArguments options = new EventMapArguments();

    /** A command that prints to a console. */
    public CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        EventMapOptions settings = options.toOptions();
        EventMapResult result = Refusals.reported(console, () -> EventMap.check(settings));
        console.out()
                .println("up to date: " + result.aggregates().size() + " aggregates, " + result.versions()
                        + " versions of event types");
        return 0;
    }
}
