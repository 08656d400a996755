// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.schema;

import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.internal.text.ShellText;
import dev.pupsourcing.jdbc.internal.schema.StoreIdentity;
import dev.pupsourcing.processing.ProjectionAdmin;
import dev.pupsourcing.projection.status.ProjectionStatus;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What must be done after a database was restored from a backup. */
@Command(
        name = "restored",
        description = {
            "After a database was restored from a backup: give the event store a new id, and show what to do with each "
                    + "projection.",
            "Events that were appended after the backup are lost, and their positions are assigned again. With the new "
                    + "id, a projection in another database that has handled lost events fails, instead of skipping "
                    + "their successors. Without --yes nothing is changed."
        })
public final class RestoredCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--yes", description = "Give the store a new id. Stop all programs first.")
    private boolean meant;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that prints to a console. */
    public RestoredCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        try (OpenStore open = storeOptions.open(console)) {
            long end = open.store().log().latestPosition();
            console.out().println("the log ends at position " + end);
            for (ProjectionStatus projection : ProjectionAdmin.of(open.store()).list()) {
                console.out().println(advice(projection, end));
            }
            console.out()
                    .println("projections with checkpoints in other databases: up to position " + end
                            + " reset them to their own position, beyond it clear and rebuild them");
            if (meant) {
                renew(open);
            } else {
                console.err().println("nothing was changed; --yes gives the store a new id");
            }
        }
        return 0;
    }

    private static String advice(ProjectionStatus projection, long end) {
        String name = projection.projection();
        long furthest = projection.partitions().stream()
                .mapToLong(ProjectionStatus.Partition::position)
                .max()
                .orElse(0);
        return furthest <= end
                ? "projection \"" + name + "\" continues after position " + projection.position()
                : "projection \"" + name + "\" has handled position " + furthest
                        + ", which is lost: clear its read model" + ", then `pup projections reset "
                        + ShellText.quoted(name) + " --to 0 --yes`";
    }

    private void renew(OpenStore open) throws SQLException {
        StoreIdentity.Renewal renewal = NewStoreIdCommand.renew(open.address(), open.tables());
        console.err()
                .println("the store id is " + renewal.current() + ", was " + renewal.previous() + "; "
                        + renewal.projections() + " projections in this database use the new one");
    }
}
