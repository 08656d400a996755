// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.eventmap;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.eventmap.EventMap;
import dev.pupsourcing.eventmap.EventMapOptions;
import dev.pupsourcing.eventmap.EventMapResult;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Checks, in CI, that generated files are up to date and that every stored event still has its class. */
@Command(
        name = "check",
        description = {
            "Check that every stored event still has its class and that the lock file is up to date. With --output "
                    + "or --test-output, also check that the generated files in these folders are up to date.",
            "With --against, also compare with the lock file of another commit, so that a line deleted by this one is found.",
            "Writes nothing. Fails if a check fails."
        })
public final class CheckCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private EventMapArguments options = new EventMapArguments();

    @Option(
            names = "--against",
            paramLabel = "FILE|COMMIT",
            description =
                    "Also check that no version of another lock file has lost its class or its shape: a file, or a "
                            + "commit, branch or tag of Git, such as origin/main; or a file in it, such as main:old/events.lock.")
    private @Nullable String against;

    @Option(
            names = "--never-stored",
            paramLabel = "VERSION",
            description = "A version of the other lock file that was never stored, such as \"order: OrderPlaced v2\". "
                    + "Repeat it for each version.")
    private List<String> neverStored = List.of();

    /** A command that prints to a console. */
    public CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        EventMapOptions settings =
                EventMapArguments.build(options.toBuilder().against(against).neverStored(neverStored));
        EventMapResult result = Refusals.reported(console, () -> EventMap.check(settings));
        result.notices().forEach(notice -> console.err().println(notice));
        console.out()
                .println("up to date: " + result.aggregates().size() + " aggregates, " + result.versions()
                        + " versions of event types");
        return 0;
    }
}
