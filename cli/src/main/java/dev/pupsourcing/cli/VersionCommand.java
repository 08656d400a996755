// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Databases;
import dev.pupsourcing.spi.PupsourcingVersion;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Prints versions. */
@Command(name = "version", description = "Print the version of the library, its schemas, and Java.")
final class VersionCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json) {
            ObjectNode object = JsonReport.object().put("pup", PupsourcingVersion.current());
            ObjectNode schemas = object.putObject("schemas");
            Databases.all().stream()
                    .sorted(Comparator.comparing(Database::name))
                    .forEach(database ->
                            schemas.put(database.name(), database.schema().version()));
            JsonReport.print(console, object.put("java", Runtime.version().toString()));
            return 0;
        }
        console.out().println("pup " + PupsourcingVersion.current());
        Databases.all().stream()
                .sorted(Comparator.comparing(Database::name))
                .forEach(database -> console.out()
                        .println("schema " + database.name() + " "
                                + database.schema().version()));
        console.out().println("java " + Runtime.version());
        return 0;
    }
}
