// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the schema. */
@Command(name = "print", description = "Print the schema.")
final class SchemaPrintCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private SchemaChoice choice = new SchemaChoice();

    @Mixin
    private UpgradeChoice upgrade = new UpgradeChoice();

    public SchemaPrintCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.out().print(upgrade.script(choice.schema(console)));
        return 0;
    }
}
