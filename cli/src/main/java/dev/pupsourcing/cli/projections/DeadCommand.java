// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.processing.ProjectionAdmin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the dead letters of a projection. */
@Command(name = "dead", description = "Show dead letters: events that could not be handled, with their errors.")
final class DeadCommand extends OneProjection {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "The maximum number of rows. Default: ${DEFAULT-VALUE}.")
    private int limit;

    DeadCommand(Console console) {
        super(console);
    }

    @Override
    void run(ProjectionAdmin projections, String name, Console console) {
        Table table = new Table()
                .number("position")
                .text("stream")
                .text("type")
                .number("attempts")
                .text("failed at")
                .text("error");
        upTo(limit, console, most -> projections.deadLetters(name, most))
                .forEach(letter -> table.row(
                        letter.position(),
                        letter.stream(),
                        letter.eventType(),
                        letter.attempts(),
                        letter.failedAt(),
                        letter.error()));
        table.print(console);
    }
}
