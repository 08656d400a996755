// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.cli.transfer.EventLineWriter;
import dev.pupsourcing.cli.transfer.ScopeOptions;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a page of the log. */
@Command(name = "log", description = "Show events in the order of the log, from its beginning or after a position.")
public final class LogCommand implements Callable<Integer> {

    private static final int MAX_LIMIT = 10_000;

    private final Console console;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "The maximum number of events. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print JSON lines, like export.")
    private boolean json;

    @Mixin
    private ScopeOptions scopeOptions = new ScopeOptions();

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that prints to a console. */
    public LogCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw CommandFailure.usage("--limit must be between 1 and " + MAX_LIMIT + ", was " + limit);
        }
        scopeOptions.scope();
        try (OpenStore open = storeOptions.open(console);
                LogReader reader = open.store().log().openReader(scopeOptions.scope())) {
            EventPage page = firstWithEvents(reader);
            print(page.events());
            long latest = open.store().log().latestPosition();
            console.out().flush();
            console.err().println(rest(page, hasMore(reader, page), latest));
        }
        return 0;
    }

    /** Parts of the log may have no events in scope. */
    private EventPage firstWithEvents(LogReader reader) {
        EventPage page = reader.read(scopeOptions.after(), limit);
        while (page.isEmpty() && page.end() == EventPage.End.MORE) {
            page = reader.read(page.scannedTo(), limit);
        }
        return page;
    }

    /** A full page may end with the last event. */
    private static boolean hasMore(LogReader reader, EventPage page) {
        EventPage next = page;
        while (next.end() == EventPage.End.MORE) {
            next = reader.read(next.scannedTo(), 1);
            if (!next.isEmpty()) {
                return true;
            }
        }
        return next != page && next.end() == EventPage.End.STALLED;
    }

    private static String rest(EventPage page, boolean more, long latest) {
        String end = "the log ends at position " + latest;
        if (page.end() == EventPage.End.STALLED) {
            return "position " + (page.scannedTo() + 1) + " may belong to an open transaction; later events are not "
                    + "shown yet ("
                    + end + ")";
        }
        return more
                ? "more events follow: --after " + page.scannedTo() + " shows them (" + end + ")"
                : "no more events (" + end + ")";
    }

    private void print(List<PersistedEvent> events) throws IOException {
        if (!json) {
            printTable(events);
            return;
        }
        EventLineWriter writer = EventLineWriter.of(console);
        for (PersistedEvent event : events) {
            writer.write(event);
        }
    }

    private void printTable(List<PersistedEvent> events) {
        Table table = new Table()
                .number("position")
                .text("stream")
                .number("version")
                .text("type")
                .text("created at")
                .text("payload");
        for (PersistedEvent event : events) {
            table.row(
                    event.position(),
                    event.stream(),
                    event.aggregateVersion(),
                    event.eventType(),
                    event.createdAt(),
                    Payloads.text(event.payload()));
        }
        table.print(console);
    }
}
