// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.PersistedEvent;
import dev.pupsourcing.ReadScope;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.query.PositionSearch;
import dev.pupsourcing.cli.query.StoreQueries;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.cli.transfer.EventLineWriter;
import dev.pupsourcing.cli.transfer.ScopeOptions;
import dev.pupsourcing.log.EventPage;
import dev.pupsourcing.log.LogReader;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a page of the log. */
@Command(
        name = "log",
        description =
                "Show events in the order of the log: from its beginning, after a position, at an instant, or the last ones.")
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

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "The last N events, or the last before the instant of --at; instead of --limit.")
    private @Nullable Integer last;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "Events from an instant on, such as 2026-01-31T12:00:00Z. Found by bisection: if clocks differ, "
                            + "look at the events around it too.")
    private @Nullable String at;

    @Mixin
    private EventFilter filter = new EventFilter();

    @Mixin
    private ScopeOptions scopeOptions = new ScopeOptions();

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    /** A command that prints to a console. */
    public LogCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, SQLException {
        check();
        try (OpenStore open = storeOptions.open(console)) {
            long latest = open.store().log().latestPosition();
            Window window = window(open, latest);
            if (filter.isEmpty()) {
                showLog(open, window, latest);
            } else {
                showFound(open, window, latest);
            }
        }
        return 0;
    }

    private void check() {
        checkLimit("--limit", limit);
        if (last != null) {
            checkLimit("--last", last);
        }
        if (at != null && scopeOptions.after() > 0) {
            throw CommandFailure.usage("--at cannot be combined with --after; give one of them");
        }
        scopeOptions.scope();
        filter.correlation();
    }

    private static void checkLimit(String option, int value) {
        if (value < 1 || value > MAX_LIMIT) {
            throw CommandFailure.usage(option + " must be between 1 and " + MAX_LIMIT + ", was " + value);
        }
    }

    /**
     * The part of the log to show.
     *
     * @param after the position to read after
     * @param upTo the position to read up to
     * @param number the maximum number of events
     */
    private record Window(long after, long upTo, int number) {}

    private Window window(OpenStore open, long latest) throws SQLException {
        if (at == null && last == null) {
            return new Window(scopeOptions.after(), latest, limit);
        }
        try (StoreQueries queries = new StoreQueries(open)) {
            PositionSearch search = new PositionSearch(queries);
            Optional<Instant> instant = Optional.ofNullable(at).map(text -> Instants.parse("--at", text));
            if (last == null) {
                long before = search.at(instant.orElseThrow().minusNanos(1), latest);
                return new Window(before, latest, limit);
            }
            long position = instant.isPresent() ? search.at(instant.get(), latest) : latest;
            long after = filter.isEmpty()
                    ? Math.max(scopeOptions.after(), search.beforeLast(kinds(), position, last))
                    : scopeOptions.after();
            return new Window(after, position, last);
        }
    }

    private PositionSearch.Kinds kinds() {
        ReadScope scope = scopeOptions.scope();
        return new PositionSearch.Kinds(scope.boundedContexts(), scope.aggregateTypes(), scope.eventTypes());
    }

    private void showLog(OpenStore open, Window window, long latest) throws IOException {
        try (LogReader reader = open.store().log().openReader(scopeOptions.scope())) {
            EventPage page = firstWithEvents(reader, window);
            print(page.events().stream()
                    .filter(event -> event.position() <= window.upTo())
                    .toList());
            console.out().flush();
            console.err().println(rest(page, hasMore(reader, page), latest));
        }
    }

    private void showFound(OpenStore open, Window window, long latest) throws IOException, SQLException {
        FoundEvents found = new FoundEvents(open, filter, scopeOptions.scope(), window.after(), window.upTo());
        boolean fromEnd = last != null;
        List<PersistedEvent> events = found.find(window.number() + (fromEnd ? 0 : 1), fromEnd);
        boolean more = events.size() > window.number();
        List<PersistedEvent> shown = more ? events.subList(0, window.number()) : events;
        print(shown);
        console.out().flush();
        console.err()
                .println((more
                                ? "more events follow: --after "
                                        + shown.get(shown.size() - 1).position() + " shows them"
                                : "no more events")
                        + " (the log ends at position " + latest + ")");
    }

    /** Parts of the log may have no events in scope. */
    private static EventPage firstWithEvents(LogReader reader, Window window) {
        EventPage page = reader.read(window.after(), window.number());
        while (page.isEmpty() && page.end() == EventPage.End.MORE) {
            page = reader.read(page.scannedTo(), window.number());
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
                .name("stream")
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
