// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.PupsourcingVersion;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.DatabaseAddress;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the library at work, on a database file of its own or on any database. */
@Command(
        name = "demo",
        description = {
            "Show the library at work: append orders, read them back, meet a version conflict, build two read models,"
                    + " and see an order as it was.",
            "Without --db it works in a new database file. On a given database it makes tables of its own, whose names"
                    + " begin with pup_demo_, and may run again and again."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final String SERVER_PREFIX = "pup_demo_";
    private static final long MAX_ORDERS = 10_000_000;

    private final Console console;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many more orders to make up. Default: ${DEFAULT-VALUE}.")
    private long orders;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that prints to a console. */
    public DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        if (orders < 0 || orders > MAX_ORDERS) {
            throw CommandFailure.usage("--orders " + orders + " is not within 0.." + MAX_ORDERS);
        }
        DatabaseAddress address = storeOptions.address(console).orElse(null);
        String prefix = storeOptions.tables().prefixOr(address == null ? "" : SERVER_PREFIX);
        TableNames tables = storeOptions.tables().names(prefix);
        DatabaseAddress where = address == null ? newFile() : address;
        apply(where, tables);
        try (OpenStore open =
                OpenStore.at(where, StoreOptions.builder().tables(tables).build())) {
            new DemoRun(console, open, prefix).run(orders);
        }
        return 0;
    }

    private static DatabaseAddress newFile() throws IOException {
        Path folder = Files.createTempDirectory("pup-demo-");
        return DatabaseAddress.ofFile(folder.resolve("demo.db"));
    }

    /** Makes the tables unless they are there. */
    private static void apply(DatabaseAddress address, TableNames tables) throws SQLException {
        SchemaOptions options = SchemaOptions.builder().tables(tables).build();
        try (Connection connection = OpenStore.connect(address)) {
            Schema.of(address.kind(), options).apply(connection);
        }
    }

    /** The version of the library that the demo shows. */
    static String version() {
        return PupsourcingVersion.current();
    }
}
