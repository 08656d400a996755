// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.store.DatabaseAddress;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.jdbc.internal.schema.SchemaCheck;
import dev.pupsourcing.jdbc.spi.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Checks the tables in a database. */
@Command(
        name = "check",
        description = "Check that the tables in a database are compatible with this version of the " + "library.")
final class SchemaCheckCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    public SchemaCheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        try (OpenStore open = storeOptions.open(console)) {
            int version = version(open.address());
            if (json) {
                JsonReport.print(console, json(open, version));
            } else {
                console.out().println(text(open, version));
            }
        }
        return 0;
    }

    private static ObjectNode json(OpenStore open, int version) {
        Database kind = open.address().kind();
        return JsonReport.object()
                .put("schemaVersion", version)
                .put("ownSchemaVersion", kind.schema().version())
                .put("database", kind.dialect().databaseName())
                .put("storeId", open.store().log().storeId().toString())
                .put("latest", open.store().log().latestPosition());
    }

    private static String text(OpenStore open, int version) {
        Database kind = open.address().kind();
        int own = kind.schema().version();
        return "schema version " + version
                + (version == own ? "" : " (compatible with this version " + own + ")")
                + " in " + kind.dialect().databaseName() + " at " + open.address() + ", store "
                + open.store().log().storeId() + ", latest position "
                + open.store().log().latestPosition();
    }

    private int version(DatabaseAddress address) throws SQLException {
        try (Connection connection = OpenStore.connect(address)) {
            return SchemaCheck.installedVersion(
                    connection, address.kind(), storeOptions.tables().names());
        }
    }
}
