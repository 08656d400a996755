// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the schema as a migration file. */
@Command(name = "write", description = "Write the schema as a file for your migration tool.")
final class SchemaWriteCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private SchemaFile file = new SchemaFile();

    @Mixin
    private SchemaChoice choice = new SchemaChoice();

    public SchemaWriteCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        file.write(choice.schema(console), console);
        return 0;
    }
}
