// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.DeadLetter;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ObjectNode;

/** Shows the dead letters of a projection. */
@Command(name = "dead", description = "Show dead letters: events that could not be handled, with their errors.")
final class DeadCommand extends FailureList<DeadLetter> {

    DeadCommand(Console console) {
        super(console, "dead");
    }

    @Override
    List<DeadLetter> failures(ProjectionAdmin projections, String projection, int most) {
        return projections.deadLetters(projection, most);
    }

    @Override
    void addTo(ObjectNode object, DeadLetter letter) {
        object.put("position", letter.position())
                .put("stream", letter.stream().toString())
                .put("eventId", letter.eventId().toString())
                .put("eventType", letter.eventType())
                .put("attempts", letter.attempts())
                .put("failedAt", letter.failedAt().toString())
                .put("error", letter.error());
    }

    @Override
    Table table(List<DeadLetter> letters) {
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
