// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.eventmap;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.eventmap.EventMap;
import dev.pupsourcing.eventmap.EventMapOptions;
import dev.pupsourcing.eventmap.EventMapResult;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks, for a build server, that nothing is out of date and no stored event has lost its class. */
@Command(
        name = "check",
        description = {
            "Check that no stored event has lost its class, that the lock file is up to date, and that the generated"
                    + " files, if --output or --test-output name their folders, are what generate would write.",
            "Writes nothing. Fails if one of it is not so."
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
        EventMapOptions config = options.config();
        EventMapResult result = Refusals.told(console, () -> EventMap.check(config));
        console.out()
                .println("up to date: " + result.aggregates().size() + " aggregates, " + result.versions()
                        + " versions of event types");
        return 0;
    }
}
