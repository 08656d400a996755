// SPDX-License-Identifier: MIT
package dev.pupsourcing.cli.inspect;

import dev.pupsourcing.StreamId;
import dev.pupsourcing.cli.console.CommandFailure;
import dev.pupsourcing.cli.console.Console;
import dev.pupsourcing.cli.console.JsonReport;
import dev.pupsourcing.cli.console.Table;
import dev.pupsourcing.cli.query.StoreQueries;
import dev.pupsourcing.cli.query.StreamFilter;
import dev.pupsourcing.cli.query.StreamListing;
import dev.pupsourcing.cli.query.StreamRow;
import dev.pupsourcing.cli.store.OpenStore;
import dev.pupsourcing.cli.store.StoreArguments;
import dev.pupsourcing.cli.store.StreamText;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Lists streams. */
@Command(
        name = "list",
        description = {
            "List streams with their versions and last events, in the order of context, type and id.",
            "The version is the number of events. A page costs the same wherever it is."
        })
final class StreamsListCommand implements Callable<Integer> {

    private static final int MAX_LIMIT = 10_000;

    private final Console console;

    @Option(names = "--context", paramLabel = "NAME", description = "Only streams of this bounded context.")
    private @Nullable String context;

    @Option(names = "--aggregate-type", paramLabel = "NAME", description = "Only streams of this aggregate type.")
    private @Nullable String type;

    @Option(names = "--prefix", paramLabel = "TEXT", description = "Only streams whose aggregate id begins with this.")
    private String prefix = "";

    @Option(names = "--after", paramLabel = "STREAM", description = "Continue after this stream, CONTEXT/TYPE/ID.")
    private @Nullable String after;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "The maximum number of streams. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print JSON lines, one for each stream.")
    private boolean json;

    @Mixin
    private StoreArguments storeOptions = new StoreArguments();

    StreamsListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw CommandFailure.usage("--limit must be between 1 and " + MAX_LIMIT + ", was " + limit);
        }
        StreamId from = after == null ? null : StreamText.parse(after);
        StreamFilter filter = new StreamFilter(Optional.ofNullable(context), Optional.ofNullable(type), prefix);
        try (OpenStore open = storeOptions.open(console);
                StoreQueries queries = new StoreQueries(open)) {
            List<StreamRow> rows = new StreamListing(queries).page(filter, from, limit + 1);
            boolean more = rows.size() > limit;
            List<StreamRow> shown = more ? rows.subList(0, limit) : rows;
            print(shown);
            console.checkOut();
            console.err()
                    .println(
                            more
                                    ? "more streams follow: --after '" + shown.get(limit - 1).stream() + "' shows them"
                                    : "no more streams");
        }
        return 0;
    }

    private void print(List<StreamRow> rows) {
        if (json) {
            rows.forEach(row -> JsonReport.printLine(console, json(row)));
            return;
        }
        Table table =
                new Table().name("stream").number("version").text("last type").text("last event at");
        rows.forEach(row -> table.row(
                row.stream(),
                row.version(),
                row.lastType().orElse(""),
                row.lastAt().map(Object::toString).orElse("")));
        table.print(console);
    }

    private static ObjectNode json(StreamRow row) {
        return JsonReport.object()
                .put("boundedContext", row.stream().boundedContext())
                .put("aggregateType", row.stream().aggregateType())
                .put("aggregateId", row.stream().aggregateId())
                .put("version", row.version())
                .put("lastEventType", row.lastType().orElse(null))
                .put("lastEventAt", JsonReport.instant(row.lastAt()));
    }
}
