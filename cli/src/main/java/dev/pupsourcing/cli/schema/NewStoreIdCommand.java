// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.DatabaseAddress;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.jdbc.internal.schema.StoreIdentity;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives an event store a new id. */
@Command(
        name = "new-store-id",
        description = {
            "Give a clone of an event store a new id.",
            "A backup or clone has the id of the original. Once the logs of original and clone differ, a projection "
                    + "that is connected to the wrong one would continue at a position that means a different "
                    + "event; with a new id it fails instead.",
            "Checkpoints in this database are changed to the new id. Projections with checkpoints in other "
                    + "databases fail on this log until they are reset. Stop all projections first."
        })
final class NewStoreIdCommand implements Callable<Integer> {

    private final Console console;

    @SuppressWarnings("UnusedVariable") // Required by picocli; its value does not matter.
    @Option(names = "--yes", required = true, description = "Confirm the change.")
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
        StoreIdentity.Renewal renewal = renew(address, storeOptions.tables().names());
        console.out().println(renewal.current());
        console.err()
                .println("the store id was " + renewal.previous() + "; " + renewal.projections()
                        + " projections in this database use the new one; projections with checkpoints in other "
                        + "databases fail on this log until they are reset");
        return 0;
    }

    /** Gives a store a new id, in a transaction of its own. */
    static StoreIdentity.Renewal renew(DatabaseAddress address, TableNames tables) throws SQLException {
        try (Connection connection = OpenStore.connect(address)) {
            connection.setAutoCommit(false);
            StoreIdentity.Renewal renewal = StoreIdentity.renew(connection, address.kind(), tables);
            connection.commit();
            return renewal;
        }
    }
}
