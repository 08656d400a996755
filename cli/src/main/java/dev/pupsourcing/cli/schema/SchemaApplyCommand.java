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

/** Creates the tables in a database. */
@Command(
        name = "apply",
        description = {
            "Create the tables in a database, unless they exist.",
            "All or nothing on databases with transactional DDL."
        })
final class SchemaApplyCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private SchemaChoice choice = new SchemaChoice();

    public SchemaApplyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        DatabaseAddress address = choice.storeOptions().requiredAddress(console);
        Schema schema = choice.schema(address.kind());
        List<String> missing;
        try (Connection connection = OpenStore.connect(address)) {
            connection.setAutoCommit(false);
            schema.apply(connection);
            missing = schema.missingParts(connection);
            connection.commit();
        }
        console.err()
                .println("the schema is applied in " + address + " (version "
                        + address.kind().schema().version() + ")");
        if (!missing.isEmpty()) {
            console.err()
                    .println("the tables existed, and lack what the options select: " + String.join(", ", missing)
                            + "; `pup schema upgrade` with the same options adds it");
        }
        return 0;
    }
}
