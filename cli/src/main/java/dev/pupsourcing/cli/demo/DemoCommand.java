// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.demo;

import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.DatabaseAddress;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.tables.TableNames;
import dev.pupsourcing.migrations.Schema;
import dev.pupsourcing.migrations.SchemaOptions;
import dev.pupsourcing.spi.PupsourcingVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Demonstrates the library in a new database file or a given database. */
@Command(
        name = "demo",
        description = {
            "Demonstrate the library: append orders, read them back, cause a version conflict, build two read "
                    + "models, and show an order as it was earlier.",
            "Without --db it uses a new database file. In a given database it creates tables whose names begin with "
                    + "pup_demo_, and can be run repeatedly."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final String SERVER_PREFIX = "pup_demo_";
    private static final long MAX_ORDERS = 10_000_000;

    private final Console console;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "20",
            description = "The number of additional orders to generate. Default: ${DEFAULT-VALUE}.")
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
            throw CommandFailure.usage("--orders must be between 0 and " + MAX_ORDERS + ", was " + orders);
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

    /** Creates the tables unless they exist. */
    private static void apply(DatabaseAddress address, TableNames tables) throws SQLException {
        SchemaOptions options = SchemaOptions.builder().tables(tables).build();
        try (Connection connection = OpenStore.connect(address)) {
            Schema.of(address.kind(), options).apply(connection);
        }
    }

    /** The version of the library. */
    static String version() {
        return PupsourcingVersion.current();
    }
}
