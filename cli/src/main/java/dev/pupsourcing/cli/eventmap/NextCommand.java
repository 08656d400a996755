// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.eventmap;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.eventmap.EventMap;
import dev.pupsourcing.eventmap.EventMapOptions;
import dev.pupsourcing.eventmap.NextVersion;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the next version of an event type. */
@Command(
        name = "next",
        description = {
            "Write the next version of an event type: copy its newest class to the next version package, or, if it "
                    + "implements a sealed interface, copy it as the older version to a second sealed interface.",
            "Print the upcaster's method. Change the newest class and generate afterwards."
        })
public final class NextCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private EventMapArguments options = new EventMapArguments();

    @Parameters(
            paramLabel = "TYPE",
            description = "The event type, or AGGREGATE.TYPE if two aggregates have a type of this name.")
    private String eventType = "";

    @Option(
            names = "--read-only",
            description =
                    "Write a version that the program only reads, with its pin, so that readers are released before "
                            + "writers. The printed method converts it to the newest version.")
    private boolean readOnly;

    /** A command that prints to a console. */
    public NextCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        EventMapOptions settings = options.toOptions();
        NextVersion next = Refusals.reported(
                console,
                () -> readOnly ? EventMap.nextReadOnly(settings, eventType) : EventMap.next(settings, eventType));
        next.written().forEach(file -> console.out().println("wrote " + file));
        console.out().println("change " + next.current() + ", add this method to your upcasters, and generate:");
        console.out().println();
        next.upcaster().lines().forEach(line -> console.out().println("    " + line));
        return 0;
    }
}
