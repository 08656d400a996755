// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.DatabaseAddress;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.migrations.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Upgrades the tables in a database to this version. */
@Command(
        name = "upgrade",
        description = {
            "Upgrade the tables in a database from an older version to this one; their rows are kept.",
            "Use the options with which the schema was created. An interrupted upgrade can be run again."
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
        try (Connection connection = OpenStore.connect(address)) {
            connection.setAutoCommit(false);
            schema.upgrade(connection);
            connection.commit();
        }
        console.err()
                .println("the schema in " + address + " is at version "
                        + address.kind().schema().version());
        return 0;
    }
}
