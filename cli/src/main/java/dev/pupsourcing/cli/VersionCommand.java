// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.jdbc.spi.Database;
import dev.pupsourcing.jdbc.spi.Databases;
import dev.pupsourcing.spi.PupsourcingVersion;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints versions. */
@Command(name = "version", description = "Print the version of the library, its schemas, and Java.")
final class VersionCommand implements Callable<Integer> {

    private final Console console;

    public VersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
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
