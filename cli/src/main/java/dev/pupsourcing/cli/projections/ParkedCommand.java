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

/** Shows the parked streams of a projection. */
@Command(name = "parked", description = "Show the aggregates whose events wait, and why.")
final class ParkedCommand implements Callable<Integer> {

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

    ParkedCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenStore open = storeOptions.open(console)) {
            Projections projections = Projections.of(open.store());
            Known.check(projections, name);
            Table table = new Table()
                    .text("stream")
                    .number("since position")
                    .number("attempts")
                    .text("parked at")
                    .text("error");
            projections
                    .parked(name, limit)
                    .forEach(row ->
                            table.row(row.stream(), row.firstPosition(), row.attempts(), row.parkedAt(), row.error()));
            table.print(console);
        }
        return 0;
    }
}
