// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ProjectionStatus;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the status of all projections. */
@Command(name = "list", description = "Show the status of all projections.")
final class ListCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenStore open = storeOptions.open(console)) {
            ProjectionAdmin projections = ProjectionAdmin.of(open.store());
            Table table = new Table()
                    .text("projection")
                    .number("position")
                    .number("lag")
                    .number("parked")
                    .number("dead")
                    .text("last owner")
                    .text("failure")
                    .text("paused by");
            projections.list().forEach(status -> add(table, status));
            table.print(console);
        }
        return 0;
    }

    private static void add(Table table, ProjectionStatus status) {
        table.row(
                status.projection(),
                status.position(),
                status.lag(),
                status.parked(),
                status.dead(),
                owners(status),
                status.failure().orElse(""),
                status.pause()
                        .map(pause -> pause.by() + ", since " + pause.since())
                        .orElse(""));
    }

    private static String owners(ProjectionStatus status) {
        return status.partitions().stream()
                .map(ProjectionStatus.Partition::owner)
                .filter(owner -> !owner.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
