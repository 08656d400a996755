// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.transfer;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Progress;
import dev.pupsourcing.cli.store.DatabaseAddress;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.jdbc.StoreOptions;
import dev.pupsourcing.jdbc.tables.TableNames;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
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
                    + "skipped."
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

    @Mixin
    private ScopeOptions scopeOptions = new ScopeOptions();

    /** A command that reports to a console. */
    public CopyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        scopeOptions.scope();
        try (OpenStore source = open(from, fromUser, "PUP_FROM_PASSWORD", fromPrefix);
                OpenStore target = open(to, toUser, "PUP_TO_PASSWORD", toPrefix)) {
            if (source.store().log().storeId().equals(target.store().log().storeId())) {
                throw CommandFailure.usage("--from and --to must be different event stores");
            }
            copy(source, target);
        }
        return 0;
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
            transfer.run(new PagedSource(pages, last));
        }
        console.err().println(transfer.summary("copied", watch.rate(transfer.handled())));
    }

    /** The events of pages, one by one. */
    private static final class PagedSource implements EventSource {

        private final LogPages pages;
        private final long last;
        private final Deque<PersistedEvent> waiting = new ArrayDeque<>();

        PagedSource(LogPages pages, long last) {
            this.pages = pages;
            this.last = last;
        }

        @Override
        public @Nullable ImportedEvent next() {
            while (waiting.isEmpty()) {
                List<PersistedEvent> page = pages.nextUpTo(last);
                if (page == null) {
                    return null;
                }
                waiting.addAll(page);
            }
            PersistedEvent event = waiting.removeFirst();
            return new ImportedEvent(
                    "position " + event.position(), event.event(), event.aggregateVersion(), event.position());
        }
    }
}
