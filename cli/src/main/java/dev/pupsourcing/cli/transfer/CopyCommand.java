// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.EndOfInput;
import dev.pupsourcing.cli.console.Progress;
import dev.pupsourcing.cli.copy.CheckpointCopy;
import dev.pupsourcing.cli.copy.LogComparison;
import dev.pupsourcing.cli.store.DatabaseAddress;
import dev.pupsourcing.cli.store.LogEvents;
import dev.pupsourcing.cli.store.LogPages;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Copies events from one store to another. */
@Command(
        name = "copy",
        description = {
            "Copy events from one store to another, in the order of the log and with their versions, up to the "
                    + "position that was the end of the log when the command began.",
            "Passwords come from $PUP_FROM_PASSWORD and $PUP_TO_PASSWORD. Events that the target already has are "
                    + "skipped, so an interrupted copy can be run again.",
            "With --follow it keeps going until Enter is pressed or standard input ends. To move to the target: stop "
                    + "the programs, press Enter, and start them with the target."
        })
public final class CopyCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--from", required = true, paramLabel = "URL", description = "The database to read.")
    private String from = "";

    @Option(names = "--from-user", paramLabel = "NAME", description = "The user of that database.")
    private @Nullable String fromUser;

    @Option(names = "--from-table-prefix", paramLabel = "PREFIX", description = "The prefix of its table names.")
    private String fromPrefix = "";

    @Option(names = "--to", required = true, paramLabel = "URL", description = "The database to write.")
    private String to = "";

    @Option(names = "--to-user", paramLabel = "NAME", description = "The user of that database.")
    private @Nullable String toUser;

    @Option(names = "--to-table-prefix", paramLabel = "PREFIX", description = "The prefix of its table names.")
    private String toPrefix = "";

    @Option(names = "--follow", description = "Keep going, until Enter is pressed or standard input ends.")
    private boolean follow;

    @Option(
            names = "--checkpoints",
            description = "At the end, create the projections in the target, at the positions that their last handled "
                    + "events have there; their read models must be moved too.")
    private boolean checkpoints;

    @Option(names = "--compare", description = "At the end, read both logs and fail at the first difference.")
    private boolean compare;

    @Mixin
    private ScopeOptions scopeOptions = new ScopeOptions();

    /** A command that reports to a console. */
    public CopyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        requireWholeLog();
        try (OpenStore source = open(from, fromUser, "PUP_FROM_PASSWORD", fromPrefix);
                OpenStore target = open(to, toUser, "PUP_TO_PASSWORD", toPrefix)) {
            if (source.store().log().storeId().equals(target.store().log().storeId())) {
                throw CommandFailure.usage("--from and --to must be different event stores");
            }
            copy(source, target);
            finish(source, target);
        }
        return 0;
    }

    /** Positions can be translated only if the target holds the whole log, and both logs compared only from the start. */
    private void requireWholeLog() {
        if (checkpoints && !scopeOptions.scope().equals(ReadScope.all())) {
            throw CommandFailure.usage(
                    "--checkpoints needs a copy of the whole log, without options that select events");
        }
        if ((checkpoints || compare) && scopeOptions.after() > 0) {
            throw CommandFailure.usage("--checkpoints and --compare need the whole log; omit --after");
        }
    }

    private OpenStore open(String location, @Nullable String user, String password, String prefix) {
        DatabaseAddress address =
                DatabaseAddress.of(location, user, console.environment().get(password));
        address.requireExisting();
        try {
            return OpenStore.at(
                    address,
                    StoreOptions.builder().tables(TableNames.withPrefix(prefix)).build());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(e);
        }
    }

    private void copy(OpenStore source, OpenStore target) throws IOException, SQLException {
        Stopwatch watch = new Stopwatch(console.clock());
        long after = scopeOptions.after();
        long last = source.store().log().latestPosition();
        Transfer transfer;
        try (LogPages pages = new LogPages(console, source.store().log(), scopeOptions.scope(), after);
                Progress progress = Progress.of(console, "copy", Math.max(0, last - after), " positions")) {
            transfer = new Transfer(target.store(), events -> progress.to(Math.min(last, pages.position()) - after));
            transfer.run(events(pages, last));
            if (follow) {
                follow(source, transfer, pages);
            }
        }
        console.err().println(transfer.summary("copied", watch.rate(transfer.handled())));
    }

    /** Copies what is appended, until the user stops it, and then everything that was appended before. */
    private void follow(OpenStore source, Transfer transfer, LogPages pages) throws IOException, SQLException {
        EndOfInput end = EndOfInput.watch(console.in());
        console.err().println("waiting for events after position " + pages.position() + "; press Enter to finish");
        boolean last = false;
        while (!last) {
            last = end.isReached();
            transfer.run(events(pages, source.store().log().latestPosition()));
            if (!last) {
                pages.pause();
            }
        }
    }

    private void finish(OpenStore source, OpenStore target) throws SQLException {
        if (compare) {
            long events = LogComparison.run(console, source, target, scopeOptions.scope());
            console.out().println(String.format(Locale.ROOT, "both logs hold the same %,d events", events));
        }
        if (checkpoints) {
            CheckpointCopy.run(source, target).forEach(console.out()::println);
        }
    }

    /** The events of pages, as they are stored in the target. */
    private static EventSource events(LogPages pages, long last) {
        LogEvents events = new LogEvents(pages, last);
        return () -> {
            PersistedEvent event = events.next();
            return event == null
                    ? null
                    : new ImportedEvent(
                            "position " + event.position(), event.event(), event.aggregateVersion(), event.position());
        };
    }
}
