// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes the schema of an event store as a migration file; its subcommands print, apply, upgrade and check it. */
@Command(
        name = "schema",
        description = {
            "Write the schema of an event store as a file for your migration tool.",
            "The commands below print, write, apply, upgrade or check it."
        },
        subcommands = {
            SchemaPrintCommand.class,
            SchemaWriteCommand.class,
            SchemaApplyCommand.class,
            SchemaUpgradeCommand.class,
            SchemaCheckCommand.class,
            NewStoreIdCommand.class
        })
public final class SchemaCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private SchemaFile file = new SchemaFile();

    @Mixin
    private SchemaChoice choice = new SchemaChoice();

    /** A command that prints to a console. */
    public SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        file.write(choice.schema(console), console);
        return 0;
    }
}
