// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.OneLine;
import dev.pupsourcing.cli.store.LogPages;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.cli.transfer.EventLineWriter;
import dev.pupsourcing.cli.transfer.ScopeOptions;
import dev.pupsourcing.internal.text.PrintableText;
import dev.pupsourcing.log.EventPage;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows events as they are appended. */
@Command(
        name = "tail",
        description = {
            "Show events as they are appended, until the command is interrupted.",
            "Begins at the end of the log, or after the position given with --after."
        })
public final class TailCommand implements Callable<Integer> {

    private static final int MAX_LENGTH = 160;

    private final Console console;

    @Option(names = "--limit", paramLabel = "N", description = "End after this number of events.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--json", description = "Print JSON lines, like export.")
    private boolean json;

    @Mixin
    private EventFilter filter = new EventFilter();

    @Mixin
    private ScopeOptions scopeOptions = new ScopeOptions();

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that prints to a console. */
    public TailCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (limit < 1) {
            throw CommandFailure.usage("--limit must be at least 1, was " + limit);
        }
        scopeOptions.scope();
        filter.correlation();
        try (OpenStore open = storeOptions.open(console)) {
            long after = scopeOptions.after() > 0
                    ? scopeOptions.after()
                    : open.store().log().latestPosition();
            console.err().println("waiting for events after position " + after + "; stop with Ctrl-C");
            follow(open, after);
        }
        return 0;
    }

    private void follow(OpenStore open, long after) throws IOException {
        long shown = 0;
        try (LogPages pages = new LogPages(console, open.store().log(), scopeOptions.scope(), after)) {
            EventLineWriter lines = EventLineWriter.of(console);
            while (shown < limit) {
                EventPage page = pages.next();
                for (int i = 0; i < page.size() && shown < limit; i++) {
                    if (filter.contains(page.events().get(i))) {
                        print(page.events().get(i), lines);
                        shown++;
                    }
                }
                console.checkOut();
                if (page.end() != EventPage.End.MORE) {
                    pages.pause();
                }
            }
        }
    }

    private void print(PersistedEvent event, EventLineWriter lines) throws IOException {
        if (json) {
            lines.write(event);
            return;
        }
        console.out()
                .println(event.position() + "  " + event.createdAt() + "  " + event.stream() + " @"
                        + event.aggregateVersion() + "  " + PrintableText.of(event.eventType()) + "  "
                        + OneLine.of(Payloads.text(event.payload()), MAX_LENGTH));
    }
}
