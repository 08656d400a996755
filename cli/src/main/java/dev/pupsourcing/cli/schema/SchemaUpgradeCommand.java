// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.DatabaseAddress;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.migrations.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Upgrades the tables in a database to this version. */
@Command(
        name = "upgrade",
        description = {
            "Upgrade the tables in a database from an older version to this one, and add the optional parts that the "
                    + "options select; rows are kept. Prints what was done.",
            "Use the options with which the schema was created, and those of the parts to add. Appends can wait while "
                    + "an index or a column is added to a large table. An interrupted upgrade can be run again."
        })
final class SchemaUpgradeCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private SchemaChoice choice = new SchemaChoice();

    public SchemaUpgradeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        DatabaseAddress address = choice.storeOptions().requiredAddress(console);
        address.requireExisting();
        Schema schema = choice.schema(address.kind());
        List<String> changes;
        try (Connection connection = OpenStore.connect(address)) {
            connection.setAutoCommit(false);
            changes = schema.upgrade(connection);
            connection.commit();
        }
        changes.forEach(console.out()::println);
        console.err()
                .println((changes.isEmpty() ? "nothing to do: " : "") + "the schema in " + address + " is at version "
                        + address.kind().schema().version());
        return 0;
    }
}
