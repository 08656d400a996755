// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Suggestions;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ProjectionStatus;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command for one projection; fails if the projection is unknown. */
abstract class OneProjection implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "NAME", description = "The projection's name.")
    private String name = "";

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    OneProjection(Console console) {
        this.console = console;
    }

    @Override
    public final Integer call() throws Exception {
        check();
        try (OpenStore open = storeOptions.open(console)) {
            checkKnown(ProjectionAdmin.of(open.store()), name);
            return run(open, name, console);
        }
    }

    /** Checks the options before the store is opened. */
    void check() {}

    /** Runs the command for a known projection, and returns its exit code. */
    abstract int run(OpenStore open, String projection, Console to) throws Exception;

    static void checkKnown(ProjectionAdmin projections, String name) {
        if (projections.find(name).isEmpty()) {
            List<String> known = projections.list().stream()
                    .map(ProjectionStatus::projection)
                    .toList();
            throw CommandFailure.of(
                    "unknown projection \"" + name + "\"; known are " + known + Suggestions.of(name, known));
        }
    }
}
