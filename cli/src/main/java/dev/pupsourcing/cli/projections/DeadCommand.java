// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.DeadLetter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the dead letters of a projection. */
@Command(name = "dead", description = "Show dead letters: events that could not be handled, with their errors.")
final class DeadCommand extends OneProjection {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "The maximum number of rows. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    DeadCommand(Console console) {
        super(console);
    }

    @Override
    int run(OpenStore open, String projection, Console to) {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        List<DeadLetter> letters = upTo(limit, to, most -> projections.deadLetters(projection, most));
        if (json) {
            JsonReport.print(to, json(letters));
        } else {
            table(letters).print(to);
        }
        return 0;
    }

    private static ObjectNode json(List<DeadLetter> letters) {
        ObjectNode object = JsonReport.object();
        ArrayNode array = object.putArray("dead");
        letters.forEach(letter -> array.addObject()
                .put("position", letter.position())
                .put("stream", letter.stream().toString())
                .put("eventId", letter.eventId().toString())
                .put("eventType", letter.eventType())
                .put("attempts", letter.attempts())
                .put("failedAt", letter.failedAt().toString())
                .put("error", letter.error()));
        return object;
    }

    private static Table table(List<DeadLetter> letters) {
        Table table = new Table()
                .number("position")
                .name("stream")
                .text("type")
                .number("attempts")
                .text("failed at")
                .text("error");
        letters.forEach(letter -> table.row(
                letter.position(),
                letter.stream(),
                letter.eventType(),
                letter.attempts(),
                letter.failedAt(),
                letter.error()));
        return table;
    }
}
