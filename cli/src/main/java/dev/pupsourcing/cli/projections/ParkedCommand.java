// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ParkedStream;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.ObjectNode;

/** Shows the parked streams of a projection. */
@Command(name = "parked", description = "Show parked streams: aggregates whose events wait, with their errors.")
final class ParkedCommand extends FailureList<ParkedStream> {

    ParkedCommand(Console console) {
        super(console, "parked");
    }

    @Override
    List<ParkedStream> failures(ProjectionAdmin projections, String projection, int most) {
        return projections.parked(projection, most);
    }

    @Override
    void addTo(ObjectNode object, ParkedStream row) {
        object.put("stream", row.stream().toString())
                .put("slot", row.slot())
                .put("firstPosition", row.firstPosition())
                .put("handledTo", row.handledTo())
                .put("eventId", row.eventId().toString())
                .put("attempts", row.attempts())
                .put("parkedAt", row.parkedAt().toString())
                .put("error", row.error());
    }

    @Override
    Table table(List<ParkedStream> rows) {
        Table table = new Table()
                .name("stream")
                .number("slot")
                .number("since position")
                .number("attempts")
                .text("parked at")
                .text("error");
        for (ParkedStream row : rows) {
            table.row(row.stream(), row.slot(), row.firstPosition(), row.attempts(), row.parkedAt(), row.error());
        }
        return table;
    }
}
