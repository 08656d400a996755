// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ParkedStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the parked streams of a projection. */
@Command(name = "parked", description = "Show parked streams: aggregates whose events wait, with their errors.")
final class ParkedCommand extends OneProjection {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "The maximum number of rows. Default: ${DEFAULT-VALUE}.")
    private int limit;

    ParkedCommand(Console console) {
        super(console);
    }

    @Override
    void run(ProjectionAdmin projections, String name, Console console) {
        Table table = new Table()
                .text("stream")
                .number("slot")
                .number("since position")
                .number("attempts")
                .text("parked at")
                .text("error");
        for (ParkedStream row : upTo(limit, console, most -> projections.parked(name, most))) {
            table.row(row.stream(), row.slot(), row.firstPosition(), row.attempts(), row.parkedAt(), row.error());
        }
        table.print(console);
    }
}
