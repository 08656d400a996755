// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.projections;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.program.ProgramClasses;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.internal.text.ShellText;
import dev.pupsourcing.jdbc.spi.Dialect;
import dev.pupsourcing.jdbc.spi.StoreTables;
import dev.pupsourcing.jdbc.tables.TableName;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.processing.ProjectionAdmin;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Clears a read model and resets its projection. */
@Command(
        name = "rebuild",
        description = {
            "Clear a read model and reset its projection to the beginning, in one transaction.",
            "The events are handled by the program that runs the projection: immediately if it runs, otherwise when it is "
                    + "started. Until it has caught up, readers see an incomplete read model; to avoid that, run a new "
                    + "version beside the old one, and see `pup projections activate`."
        })
final class RebuildCommand extends ProjectionChange {

    @Option(
            names = "--clear",
            paramLabel = "TABLE",
            description = "A table of the read model, all of whose rows are deleted; can be repeated.")
    private List<String> tables = new ArrayList<>();

    @Mixin
    private HandlerOptions handlers = new HandlerOptions();

    RebuildCommand(Console console) {
        super(console);
    }

    @Override
    void check() {
        if (tables.isEmpty()) {
            if (handlers.isEmpty()) {
                throw CommandFailure.usage(
                        "a rebuild must know how to clear the read model; give --clear TABLE for each "
                                + "table, or --classpath and --projection to call Projection.clear. To keep the read model, use "
                                + "`pup projections reset`");
            }
            handlers.require("a rebuild");
        } else if (!handlers.isEmpty()) {
            throw CommandFailure.usage(
                    "--clear cannot be combined with --classpath and --projection; give one of them");
        }
    }

    @Override
    int run(OpenStore open, String projection, Console to) throws IOException {
        ProjectionAdmin projections = ProjectionAdmin.of(open.store());
        if (tables.isEmpty()) {
            try (ProgramClasses classes = handlers.classes()) {
                projections.reset(handlers.projection(classes, projection));
            }
        } else {
            List<String> names = quoted(open);
            projections.reset(projection, 0, tx -> delete(tx, names));
        }
        to.err()
                .println("the read model is cleared, and projection \"" + projection + "\" begins with the first event "
                        + "again; `pup projections show " + ShellText.quoted(projection) + "` shows its progress");
        return 0;
    }

    private List<String> quoted(OpenStore open) {
        Dialect dialect = open.address().kind().dialect();
        List<String> names = new ArrayList<>();
        for (String table : tables) {
            TableName name = parsed(table);
            if (belongsToStore(open.tables(), name)) {
                throw CommandFailure.usage("--clear must name a table of a read model, was \"" + table
                        + "\", which belongs to the event store; nothing was changed");
            }
            names.add(StoreTables.quoted(name, dialect));
        }
        return names;
    }

    private static boolean belongsToStore(TableNames names, TableName name) {
        return StoreTables.keys(names).values().stream()
                .anyMatch(table -> table.name().equalsIgnoreCase(name.name())
                        && (table.schema().isEmpty()
                                || name.schema().isEmpty()
                                || table.schema().equals(name.schema())));
    }

    private static TableName parsed(String table) {
        try {
            return TableName.parse(table);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    private static void delete(Connection tx, List<String> names) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            for (String name : names) {
                statement.executeUpdate("DELETE FROM %s".formatted(name));
            }
        }
    }
}
