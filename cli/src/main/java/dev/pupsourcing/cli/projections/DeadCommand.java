// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreOptions;
import dev.pupsourcing.processing.Projections;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the dead letters of a projection. */
@Command(name = "dead", description = "Show the events that were put aside, and why.")
final class DeadCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The projection's name.")
    private String name = "";

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many at most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private StoreOptions storeOptions = new StoreOptions();

    DeadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenStore open = storeOptions.open(console)) {
            Projections projections = Projections.of(open.store());
            Known.check(projections, name);
            Table table = new Table()
                    .number("position")
                    .text("stream")
                    .text("type")
                    .number("attempts")
                    .text("failed at")
                    .text("error");
            projections
                    .deadLetters(name, limit)
                    .forEach(letter -> table.row(
                            letter.position(),
                            letter.stream(),
                            letter.eventType(),
                            letter.attempts(),
                            letter.failedAt(),
                            letter.error()));
            table.print(console);
        }
        return 0;
    }
}
