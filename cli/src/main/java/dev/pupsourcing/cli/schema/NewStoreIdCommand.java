// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.DatabaseAddress;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.jdbc.StoreIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives an event store a new identity. */
@Command(
        name = "new-store-id",
        description = {
            "Give a clone of an event store an identity of its own.",
            "A backup and a clone have the id of the original. Once original and clone go different ways, a projection that is"
                    + " connected to the wrong one would read on at a position that means another event there; with a new"
                    + " id it is refused.",
            "Projections whose checkpoints are in this database follow the new id. Those with checkpoints elsewhere refuse to"
                    + " run on this log until they are reset. Stop all projections first."
        })
final class NewStoreIdCommand implements Callable<Integer> {

    private final Console console;

    @SuppressWarnings("UnusedVariable") // It is required, which is all.
    @Option(names = "--yes", required = true, description = "Say that you mean it.")
    private boolean meant;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    NewStoreIdCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        DatabaseAddress address = storeOptions.requiredAddress(console);
        address.requireExisting();
        try (Connection connection = OpenStore.connect(address)) {
            connection.setAutoCommit(false);
            StoreIdentity.Renewal renewal = StoreIdentity.renew(
                    connection, address.kind(), storeOptions.tables().names());
            connection.commit();
            console.out().println(renewal.current());
            console.err()
                    .println("the store id was " + renewal.previous() + "; " + renewal.projections()
                            + " projections in this database follow the new one; projections with checkpoints in other"
                            + " databases refuse to run on this log until they are reset");
        }
        return 0;
    }
}
