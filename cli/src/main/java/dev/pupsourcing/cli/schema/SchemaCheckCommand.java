// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks the tables in a database. */
@Command(name = "check", description = "Check that the tables in a database are those that this library speaks to.")
final class SchemaCheckCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private StoreOptions storeOptions = new StoreOptions();

    public SchemaCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenStore open = storeOptions.open(console)) {
            console.out()
                    .println("schema version " + open.address().kind().schema().version() + " in "
                            + open.address().kind().dialect().databaseName() + " at " + open.address() + ", store "
                            + open.store().log().storeId() + ", latest position "
                            + open.store().log().latestPosition());
        }
        return 0;
    }
}
