// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ParkedStream;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the parked streams of a projection. */
@Command(name = "parked", description = "Show parked streams: aggregates whose events wait, with their errors.")
final class ParkedCommand extends OneProjection {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "The maximum number of rows. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ParkedCommand(Console console) {
        super(console);
    }

    @Override
    int run(OpenStore open, String projection, Console to) {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        List<ParkedStream> rows = upTo(limit, to, most -> projections.parked(projection, most));
        if (json) {
            JsonReport.print(to, json(rows));
        } else {
            table(rows).print(to);
        }
        return 0;
    }

    private static ObjectNode json(List<ParkedStream> rows) {
        ObjectNode object = JsonReport.object();
        ArrayNode array = object.putArray("parked");
        rows.forEach(row -> array.addObject()
                .put("stream", row.stream().toString())
                .put("slot", row.slot())
                .put("firstPosition", row.firstPosition())
                .put("handledTo", row.handledTo())
                .put("eventId", row.eventId().toString())
                .put("attempts", row.attempts())
                .put("parkedAt", row.parkedAt().toString())
                .put("error", row.error()));
        return object;
    }

    private static Table table(List<ParkedStream> rows) {
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
