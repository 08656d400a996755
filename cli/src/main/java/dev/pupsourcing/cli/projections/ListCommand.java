// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Ages;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.console.Watch;
import dev.pupsourcing.cli.projections.status.LastError;
import dev.pupsourcing.cli.projections.status.ProjectionJson;
import dev.pupsourcing.cli.projections.status.ProjectionView;
import dev.pupsourcing.cli.projections.status.ViewHistory;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ProjectionStatus;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the status of all projections. */
@Command(
        name = "list",
        description = {
            "Show the status of all projections, wherever they run.",
            "The column \"waits\" says how long the next event to handle has waited."
        })
final class ListCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--json", description = "Print one JSON object, or one per line with --watch.")
    private boolean json;

    @Mixin
    private Watch watch = new Watch();

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        watch.check();
        try (OpenStore open = storeOptions.open(console)) {
            ProjectionAdmin projections = ProjectionAdmin.of(open.store());
            ViewHistory history = new ViewHistory(console.clock());
            return watch.run(console, () -> show(projections, history));
        }
    }

    private int show(ProjectionAdmin projections, ViewHistory history) {
        List<ProjectionView> views =
                projections.list().stream().map(history::view).toList();
        if (json) {
            ObjectNode object = JsonReport.object();
            ArrayNode array = object.putArray("projections");
            Map<String, String> activeVersions = projections.activeVersions();
            views.forEach(view -> array.add(ProjectionJson.of(
                    view,
                    LastError.of(projections, view.status()),
                    ShowCommand.activeFor(activeVersions, view.status().projection()))));
            watch.printJson(console, object);
            return 0;
        }
        table(views).print(console);
        return 0;
    }

    private Table table(List<ProjectionView> views) {
        Table table =
                new Table().name("projection").text("phase").number("position").number("lag");
        if (watch.repeats()) {
            table.number("per second");
        }
        table.text("waits")
                .number("parked")
                .number("dead")
                .text("last owner")
                .text("failure")
                .text("paused by");
        views.forEach(view -> add(table, view));
        return table;
    }

    private void add(Table table, ProjectionView view) {
        ProjectionStatus status = view.status();
        List<Object> row = new ArrayList<>(List.of(status.projection(), view.phase(), status.position(), status.lag()));
        if (watch.repeats()) {
            row.add(view.rate().isPresent() ? Math.round(view.rate().getAsDouble()) : "");
        }
        row.add(view.waits().map(Ages::of).orElse(""));
        row.add(status.parked());
        row.add(status.dead());
        row.add(owners(status));
        row.add(status.failure().orElse(""));
        row.add(status.pause()
                .map(pause -> pause.by() + ", since " + pause.since())
                .orElse(""));
        table.row(row.toArray());
    }

    private static String owners(ProjectionStatus status) {
        return status.partitions().stream()
                .map(ProjectionStatus.Partition::owner)
                .filter(owner -> !owner.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
