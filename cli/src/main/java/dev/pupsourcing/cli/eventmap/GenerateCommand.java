// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.eventmap;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.eventmap.EventMap;
import dev.pupsourcing.eventmap.EventMapOptions;
import dev.pupsourcing.eventmap.EventMapResult;
import dev.pupsourcing.eventmap.model.AggregateModel;
import dev.pupsourcing.eventmap.model.EventTypeModel;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes mapping classes, their tests and the lock file. */
@Command(
        name = "generate",
        description = {
            "Write a mapping class and a test class for each aggregate, and the lock file of all event types and "
                    + "versions. Files whose content does not change are not written.",
            "Fails, and writes nothing, if a stored event would lose its class."
        })
public final class GenerateCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private EventMapArguments options = new EventMapArguments();

    @Option(names = "--verbose", description = "Also list the classes that are not events, and why.")
    private boolean verbose;

    /** A command that prints to a console. */
    public GenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        EventMapOptions settings = options.toOptions();
        if (settings.output().isEmpty()) {
            throw CommandFailure.usage("--output is required: the source folder for the mapping classes");
        }
        EventMapResult result = Refusals.reported(console, () -> EventMap.generate(settings));
        Table table = new Table().text("aggregate").text("event type").text("versions");
        result.aggregates().forEach(aggregate -> aggregate.types().forEach(type -> table.row(row(aggregate, type))));
        table.print(console);
        result.written().forEach(file -> console.out().println("wrote " + file));
        result.deleted().forEach(file -> console.out().println("deleted " + file));
        result.notices().forEach(notice -> console.err().println("note: " + notice));
        if (verbose) {
            result.passedOver().forEach(type -> console.err().println("not an event: " + type));
        }
        if (result.written().isEmpty() && result.deleted().isEmpty()) {
            console.out().println("nothing has changed");
        }
        return 0;
    }

    private static Object[] row(AggregateModel aggregate, EventTypeModel type) {
        String versions =
                type.versions().stream().map(schema -> "v" + schema.version()).collect(Collectors.joining(" "));
        return new Object[] {aggregate.name(), type.name(), versions};
    }
}
